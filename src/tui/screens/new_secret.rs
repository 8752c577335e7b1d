//! A new secret, typed twice: the same two fields at the first run, after a one-time code, and in the settings.

use crate::desk::SHORTEST_SECRET;
use crate::text::Lang;
use crate::tui::backend::Secret;
use crate::tui::widgets::{Field, Form, Item};

pub const SECRET: &str = "secret";
pub const AGAIN: &str = "again";

/// The two fields.
pub fn items(lang: Lang) -> [Item; 2] {
    let field = || Field::new().masked();
    [
        Item::line(SECRET, texts::secret(lang), field())
            .needed()
            .hint(texts::rule(lang, SHORTEST_SECRET)),
        Item::line(AGAIN, texts::again(lang), field()).needed(),
    ]
}

/// The secret, where it is long enough and twice the same; else what is wrong stands at the field.
pub fn take(form: &mut Form, lang: Lang) -> Option<Secret> {
    let (secret, again) = (raw(form, SECRET), raw(form, AGAIN));
    if secret.expose().chars().count() < SHORTEST_SECRET {
        form.set_error(SECRET, texts::short(lang, SHORTEST_SECRET));
    } else if secret != again {
        form.set_text(AGAIN, "");
        form.set_error(AGAIN, texts::other(lang));
    } else {
        return Some(secret);
    }
    form.focus_first_error();
    None
}

/// A masked field as it was typed, spaces and all.
pub fn raw(form: &Form, id: &str) -> Secret {
    use crate::tui::widgets::Input;
    Secret::new(match form.item(id).map(|item| &item.input) {
        Some(Input::Line(field)) => field.raw(),
        _ => String::new(),
    })
}

mod texts {
    crate::catalogue! {
        secret() { zh: "新口令", en: "New secret" }
        again() { zh: "再输一次", en: "Once more" }
        rule(least: usize) { zh: "至少 {least} 个字符", en: "At least {least} characters" }
        short(least: usize) { zh: "太短：至少 {least} 个字符", en: "Too short: at least {least} characters" }
        other() { zh: "两次输入不同，请再输一次", en: "Not the same as the first; type it once more" }
    }
}
