//! A text in which what was searched stands out: underlined and bold, whatever the colours.

use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

use crate::text::{initials, normal};

/// Initials are looked for in texts of no more characters than this.
const NAME: usize = 24;

/// `text` in `style`, every place where one of `words` stands marked; where none does and it is short, the characters that a
/// word is the initials of.
pub fn marked(text: &str, words: &[String], style: Style) -> Vec<Span<'static>> {
    let letters: Vec<char> = text.chars().collect();
    let mut marks = vec![false; letters.len()];
    for word in words {
        mark(&letters, &mut marks, word);
    }
    if letters.len() <= NAME && !marks.contains(&true) {
        for word in words {
            mark_initials(&letters, &mut marks, word);
        }
    }
    let found = style.add_modifier(Modifier::UNDERLINED | Modifier::BOLD);
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut run = String::new();
    let mut was = false;
    for (letter, is) in letters.into_iter().zip(marks) {
        if is != was && !run.is_empty() {
            let look = if was { found } else { style };
            spans.push(Span::styled(std::mem::take(&mut run), look));
        }
        was = is;
        run.push(letter);
    }
    if !run.is_empty() {
        spans.push(Span::styled(run, if was { found } else { style }));
    }
    spans
}

fn mark(letters: &[char], marks: &mut [bool], word: &str) {
    let wanted: Vec<char> = word.chars().collect();
    if wanted.is_empty() || wanted.len() > letters.len() {
        return;
    }
    for (start, part) in letters.windows(wanted.len()).enumerate() {
        let same = part
            .iter()
            .zip(&wanted)
            .all(|(one, other)| same(*one, *other));
        if same {
            marks
                .iter_mut()
                .skip(start)
                .take(wanted.len())
                .for_each(|own| *own = true);
        }
    }
}

/// Whether two characters are one to a search.
fn same(one: char, other: char) -> bool {
    one == other || normal(one.encode_utf8(&mut [0; 4])) == other.to_string()
}

fn mark_initials(letters: &[char], marks: &mut [bool], word: &str) {
    let length = word.chars().count();
    if length == 0 || length > letters.len() || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return;
    }
    for (start, part) in letters.windows(length).enumerate() {
        let part: String = part.iter().collect();
        if initials(&part).iter().any(|own| own == word) {
            marks
                .iter_mut()
                .skip(start)
                .take(length)
                .for_each(|own| *own = true);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|word| normal(word)).collect();
        let spans = marked(text, &words, Style::default());
        let show = |span: &Span<'_>| {
            if span.style.add_modifier.contains(Modifier::UNDERLINED) {
                format!("[{}]", span.content)
            } else {
                span.content.to_string()
            }
        };
        spans.iter().map(show).collect()
    }

    #[test]
    fn every_place_of_every_word_is_marked() {
        assert_eq!(shown("浴室漏水，又漏水", &["漏水"]), "浴室[漏水]，又[漏水]");
        assert_eq!(shown("ＷｉＦｉ 慢", &["wifi", "慢"]), "[ＷｉＦｉ] [慢]");
        assert_eq!(shown("前台", &["浴室"]), "前台");
        assert_eq!(shown("前台", &[]), "前台");
        assert_eq!(shown("", &["漏"]), "");
    }

    #[test]
    fn initials_mark_the_name_that_they_stand_for() {
        assert_eq!(shown("张三", &["zs"]), "[张三]");
        assert_eq!(shown("张三丰", &["zs"]), "[张三]丰");
        assert_eq!(shown("单田芳", &["st"]), "[单田]芳");
        assert_eq!(shown("Zoe 张三", &["zoe"]), "[Zoe] 张三");
    }
}
