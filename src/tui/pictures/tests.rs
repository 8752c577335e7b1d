//! What the pictures show, and that they are fresh.

use super::keep;
use crate::demo::{self, Plan};
use crate::desk::{Clock, Desk, NewDesk};
use crate::text::Lang;
use crate::tui::action::AppEvent;
use crate::tui::backend::DeskBackend;
use crate::tui::testing::{Driver, NOW};

/// A training desk with six weeks of cases behind it, on a Monday morning.
fn busy_desk(lang: Lang, width: u16, height: u16) -> (Driver<DeskBackend>, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("desk.tousu");
    let shipped = crate::regulation::shipped::shipped();
    let gravest = shipped
        .iter()
        .max_by_key(|file| file.source.matches("level = \"").count())
        .expect("a regulation");
    let new = NewDesk {
        regulation: gravest.source,
        file: gravest.id,
        admin: "王芳",
        secret: None,
        training: true,
    };
    let clock = Clock::Fixed(NOW.parse().expect("a time"));
    Desk::create(&path, &new, Clock::System).expect("a desk");
    let mut desk = Desk::open(&path, clock).expect("the desk");
    demo::fill(&mut desk, &Plan { cases: 60, seed: 3 }, &mut |_, _| true).expect("cases");
    drop(desk);
    let backend = DeskBackend::new(path, clock);
    let driver = Driver::with(backend, lang, width, height, Some("王芳".to_owned()));
    (driver, folder)
}

#[test]
fn pictures_of_the_day_are_fresh() {
    let (mut driver, _folder) = busy_desk(Lang::Zh, 112, 30);
    keep("home-zh", driver.keys("F12").buffer());
    keep("triage-zh", driver.keys("F5 space down space").buffer());
    keep(
        "statistics-zh",
        driver.keys("F6 right").resize(140, 34).buffer(),
    );
    keep(
        "archive-zh",
        driver.keys("F7 space").resize(112, 24).buffer(),
    );
    let (mut driver, _folder) = busy_desk(Lang::En, 112, 30);
    keep("home-en", driver.keys("F12").buffer());
}

#[test]
fn pictures_of_the_lists_are_fresh() {
    let (mut driver, _folder) = busy_desk(Lang::Zh, 112, 30);
    driver.keys("F3");
    keep("cases-zh", driver.buffer());
    driver.keys("F4");
    keep("queue-zh", driver.buffer());
    driver.keys("F3 / level:1-2 space status:open enter");
    driver.event(AppEvent::DeskChanged);
    keep("case-zh", driver.buffer());
}

#[test]
fn pictures_of_the_form_are_fresh() {
    for (lang, name) in [(Lang::Zh, "register-zh"), (Lang::En, "register-en")] {
        let (mut driver, _folder) = busy_desk(lang, 112, 34);
        driver.keys("F2 1 tab 1 tab 张三 tab tab 13800138000 tab 2 tab 跑步机故障 tab");
        driver.type_text("三号跑步机突然加速，客户摔倒，膝盖擦伤，要求给说法。");
        driver.keys("tab tab tab tab");
        keep(name, driver.buffer());
    }
}
