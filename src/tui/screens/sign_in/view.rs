//! Drawing the sign-in: whose desk it is, then who comes.

use ratatui::layout::Rect;

use super::{SignIn, trainees, trains};
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::screens::page;
use crate::tui::theme::Role;
use crate::tui::width;

pub(super) fn view(sign_in: &SignIn, draw: &mut Draw<'_>, area: Rect) {
    let area = page::column(area, 64);
    let air = if area.height > 18 { area.height / 6 } else { 1 };
    let mut rest = below(area, air);
    rest = below(rest, heading(draw, rest));
    if let Some(user) = &draw.shell.last_user {
        let text = texts::locked(draw.lang(), user);
        rest = below(rest, draw.paragraph(rest, &text, Role::Normal) + 1);
    }
    let lead = if sign_in.is_changing() {
        texts::change(draw.lang())
    } else if trains(draw.shell) {
        texts::train(draw.lang())
    } else {
        texts::real(draw.lang())
    };
    rest = below(rest, draw.paragraph(rest, lead, Role::Muted) + 1);
    let used = if trains(draw.shell) {
        rows(sign_in, draw, rest)
    } else {
        let height = sign_in.form.height(rest.width).min(rest.height);
        sign_in.form.view(draw, Rect { height, ..rest }, true);
        height
    };
    trouble(sign_in, draw, below(rest, used + 1));
}

fn heading(draw: &mut Draw<'_>, area: Rect) -> u16 {
    let Some(desk) = &draw.shell.desk else {
        return 0;
    };
    let lang = draw.lang();
    let organisation = desk.organisation.get(lang).to_owned();
    let title = desk.regulation.title.get(lang).to_owned();
    draw.text(area, &organisation, Role::Title);
    draw.text(row(area, 1), &title, Role::Muted);
    3
}

fn rows(sign_in: &SignIn, draw: &mut Draw<'_>, area: Rect) -> u16 {
    let users: Vec<(String, String)> = trainees(draw.shell)
        .iter()
        .map(|user| (user.name.clone(), page::roles(draw.shell, &user.roles)))
        .collect();
    let names = width::cells(
        users
            .iter()
            .map(|(name, _)| width::width(name))
            .max()
            .unwrap_or(0),
    );
    let height = area.height.saturating_sub(2).max(1);
    let sight = sign_in.trainees.sight(usize::from(height));
    let mut used = 0;
    for (place, (name, roles)) in users.iter().enumerate().skip(sight.start).take(sight.len()) {
        let spot = row(area, used);
        let digit = if place < 9 {
            (place + 1).to_string()
        } else {
            String::new()
        };
        let selected = place == sign_in.trainees.selected;
        let sign = if selected { draw.signs().cursor } else { " " };
        draw.text(spot, sign, Role::Accent);
        draw.text(indent(spot, 2), &digit, Role::Accent);
        draw.text(indent(spot, 4), name, Role::Normal);
        draw.text(indent(spot, 4 + names + 3), roles, Role::Muted);
        if selected {
            draw.paint(spot, Role::Selected);
        }
        draw.hit(spot, Target::Row(place));
        used += 1;
    }
    used
}

fn trouble(sign_in: &SignIn, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    if sign_in.busy {
        draw.text(area, texts::busy(lang), Role::Muted);
        return;
    }
    let wait = sign_in.wait(draw.now());
    let text = match (wait, sign_in.wait_until, &sign_in.trouble) {
        (Some(seconds), ..) => texts::wait(lang, seconds),
        (None, Some(_), _) => {
            draw.text(area, texts::again(lang), Role::Ok);
            return;
        }
        (None, None, Some(trouble)) => trouble.clone(),
        (None, None, None) => return,
    };
    page::complaint(draw, area, &text);
}

mod texts {
    crate::catalogue! {
        locked(user: &str) {
            zh: "已锁定。{user} 登录后接着做，填写的内容都在；换班请用自己的名字登录。",
            en: "Locked. {user} goes on where they were; for a change of shift sign in under your own name.",
        }
        real() { zh: "请登录", en: "Please sign in" }
        train() {
            zh: "演练台，不需要口令。按数字或用方向键选一个人进入：",
            en: "A training desk asks for no secret. Press a digit, or pick with the arrows:",
        }
        change() {
            zh: "您用的是一次性口令。请先换成自己的口令，别人都不会知道。",
            en: "That was a one-time code. Choose a secret of your own first; nobody else will know it.",
        }
        busy() { zh: "正在登录…", en: "Signing in…" }
        wait(seconds: i64) {
            zh: "口令多次输错，还要等 {seconds} 秒才能再试",
            en: "Too many wrong secrets; {seconds} more seconds until the next try",
            en_one: "Too many wrong secrets; {seconds} more second until the next try",
        }
        again() { zh: "现在可以再试了", en: "You can try again now" }
    }
}
