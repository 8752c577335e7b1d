//! Just enough of the language's words to find paths and texts: comments are gone, literals are whole, and what is
//! compiled for tests only is cut out.

/// A word of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name, a keyword, or `$crate`.
    Name(String),
    /// The content of a text literal.
    Text(String),
    /// `::`
    Colons,
    /// Any other character.
    Mark(char),
}

impl Token {
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }
}

/// The words of a source text.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader {
        left: source.chars().collect(),
        at: 0,
    };
    let mut tokens = Vec::new();
    while let Some(first) = reader.peek(0) {
        if !reader.skip_blank() {
            tokens.extend(reader.token(first));
        }
    }
    tokens
}

struct Reader {
    left: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.left.get(self.at + ahead).copied()
    }

    fn looks_at(&self, word: &str) -> bool {
        word.chars()
            .enumerate()
            .all(|(at, c)| self.peek(at) == Some(c))
    }

    /// Skips a blank or a comment, if there is one here.
    fn skip_blank(&mut self) -> bool {
        if self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        } else if self.looks_at("//") {
            while self.peek(0).is_some_and(|c| c != '\n') {
                self.at += 1;
            }
        } else if self.looks_at("/*") {
            self.skip_block_comment();
        } else {
            return false;
        }
        true
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.left.len() {
            if self.looks_at("/*") {
                depth += 1;
                self.at += 2;
            } else if self.looks_at("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += 1;
            }
        }
    }

    fn token(&mut self, first: char) -> Option<Token> {
        if let Some(hashes) = self.raw_text() {
            return Some(self.raw(hashes));
        }
        match first {
            '"' => {
                self.at += 1;
                Some(self.text())
            }
            '\'' => self.letter_or_lifetime(),
            ':' if self.peek(1) == Some(':') => {
                self.at += 2;
                Some(Token::Colons)
            }
            c if c.is_alphanumeric() || c == '_' || c == '$' => Some(self.word()),
            mark => {
                self.at += 1;
                Some(Token::Mark(mark))
            }
        }
    }

    /// At `r"`, `r#"`, `br"` …: how many hashes.
    fn raw_text(&self) -> Option<usize> {
        let prefix = if self.looks_at("br") { 2 } else { 1 };
        if self.peek(prefix - 1) != Some('r') {
            return None;
        }
        let hashes = (0..)
            .take_while(|at| self.peek(prefix + at) == Some('#'))
            .count();
        (self.peek(prefix + hashes) == Some('"')).then_some(hashes)
    }

    fn raw(&mut self, hashes: usize) -> Token {
        while self.peek(0) != Some('"') {
            self.at += 1;
        }
        self.at += 1;
        let end = format!("\"{}", "#".repeat(hashes));
        let mut text = String::new();
        while !self.looks_at(&end) {
            let Some(c) = self.peek(0) else { break };
            text.push(c);
            self.at += 1;
        }
        self.at += end.len();
        Token::Text(text)
    }

    fn text(&mut self) -> Token {
        let mut text = String::new();
        while let Some(c) = self.peek(0) {
            self.at += 1;
            match c {
                '"' => break,
                '\\' => {
                    text.extend(self.peek(0));
                    self.at += 1;
                }
                c => text.push(c),
            }
        }
        Token::Text(text)
    }

    fn letter_or_lifetime(&mut self) -> Option<Token> {
        let letter = match (self.peek(1), self.peek(2)) {
            (Some('\\'), _) => true,
            (_, closing) => closing == Some('\''),
        };
        self.at += 1;
        if letter {
            self.at += usize::from(self.peek(0) == Some('\\')) + 1;
            while self.peek(0).is_some_and(|c| c != '\'') {
                self.at += 1;
            }
            self.at += 1;
        }
        None
    }

    fn word(&mut self) -> Token {
        let mut word = String::new();
        while let Some(c) = self
            .peek(0)
            .filter(|c| c.is_alphanumeric() || "_$".contains(*c))
        {
            word.push(c);
            self.at += 1;
        }
        Token::Name(word.trim_start_matches('$').to_owned())
    }
}

/// A source without what is compiled for tests only, and the names of the modules that are so.
pub fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    let (whole_file, next_item) = (self::tokens("#![cfg(test)]"), self::tokens("#[cfg(test)]"));
    let mut kept = Vec::new();
    let mut modules = Vec::new();
    let mut left = tokens;
    while let Some((first, rest)) = left.split_first() {
        if left.starts_with(&whole_file) {
            return (Vec::new(), modules);
        }
        left = if left.starts_with(&next_item) {
            let (item, rest) = left.split_at(item(left));
            modules.extend(module_name(item));
            rest
        } else {
            kept.push(first.clone());
            rest
        };
    }
    (kept, modules)
}

/// How many words the item at the beginning has, its attributes included.
fn item(rest: &[Token]) -> usize {
    let mut depth = 0_i32;
    let mut first_name: Option<&str> = None;
    for (at, token) in rest.iter().enumerate() {
        match token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']') => depth -= 1,
            Token::Mark('}') => {
                depth -= 1;
                // The braces of `use a::{b, c};` do not end it.
                if depth == 0 && !matches!(first_name, Some("use" | "const" | "static")) {
                    return at + 1;
                }
            }
            Token::Mark(';') if depth == 0 => return at + 1,
            Token::Name(name) if depth == 0 && name != "pub" => {
                first_name = first_name.or(Some(name));
            }
            _ => {}
        }
    }
    rest.len()
}

/// `mod tests;` or `mod tests { … }`.
fn module_name(item: &[Token]) -> Option<String> {
    let at = item.iter().position(|token| token.name() == Some("mod"))?;
    item.get(at + 1)?.name().map(ToOwned::to_owned)
}
