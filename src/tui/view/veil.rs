//! A covered screen: whose desk it is, what goes on, how far it is, and nothing of anybody's data.

use ratatui::layout::Rect;

use crate::tui::draw::{Draw, below, row};
use crate::tui::model::Veil;
use crate::tui::screens::page;
use crate::tui::theme::Role;
use crate::tui::widgets::gauge;

pub(super) fn view(veil: &Veil, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let mut rest = below(page::column(area, 64), 2);
    if let Some(desk) = &draw.shell.desk {
        let organisation = desk.organisation.get(lang).to_owned();
        draw.text(rest, &organisation, Role::Title);
        rest = below(rest, 2);
    }
    draw.text(rest, texts::locked(lang), Role::Normal);
    rest = below(rest, 2);
    let doing = (veil.doing.text)(lang);
    let text = match veil.far {
        Some((done, of)) if of > 0 => texts::far(lang, doing, done, of),
        _ => texts::begun(lang, doing),
    };
    draw.text(rest, &text, Role::Title);
    let (done, of) = veil.far.unwrap_or_default();
    gauge::view(draw, row(rest, 1), done, of, Role::Accent);
    draw.paragraph(below(rest, 3), texts::afterwards(lang), Role::Muted);
}

mod texts {
    crate::catalogue! {
        locked() { zh: "已锁定。", en: "Locked." }
        begun(doing: &str) { zh: "{doing}……", en: "{doing} …" }
        far(doing: &str, done: u64, of: u64) { zh: "{doing}：{done} / {of}", en: "{doing}: {done} of {of}" }
        afterwards() {
            zh: "锁定不打断它；做完后才能登录，结果在登录后告知。F10 退出程序则不再继续。",
            en: "The lock does not break it off. Signing in is possible when it is over; the result is told then. F10 leaves the program and gives it up.",
        }
    }
}
