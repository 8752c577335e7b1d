use serde_json::json;

use super::*;
use crate::tui::screens::Place;
use crate::tui::testing::Driver;

/// Three cases, one of them sealed.
fn desk(regulation: &str, lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new(regulation, "boss", lang, width, height);
    driver.register(json!({"customer": {"name": "张三"}, "subject": "跑步机停转"}));
    driver.register(json!({"customer": {"name": "李红"}, "subject": "淋浴漏水"}));
    driver.register(json!({"customer": {"name": "王强"}, "subject": "跑步机异响"}));
    driver
}

/// Writes into a folder under a name.
fn write(driver: &mut Driver, folder: &tempfile::TempDir, name: &str) -> String {
    let path = folder.path().join(name).display().to_string();
    driver
        .keys("end")
        .keys(&"backspace ".repeat(160))
        .type_text(&path)
        .keys("enter")
        .screen()
}

fn ledger(folder: &tempfile::TempDir, name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
    let ledger: serde_json::Value = serde_json::from_str(&text).unwrap();
    let rows = ledger["rows"].as_array().unwrap();
    rows.iter().map(ToString::to_string).collect()
}

#[test]
fn ctrl_p_writes_the_ledger_of_what_the_list_finds() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = desk("gym", Lang::Zh, 100, 30);
    let screen = driver.keys("F3 / 跑步机 ctrl+p").screen();
    assert!(
        screen.contains("导出台账") && screen.contains("投诉台账-2026-09-28.xlsx"),
        "{screen}"
    );
    let screen = write(&mut driver, &folder, "a.json");
    assert!(
        screen.contains("已导出 2 件") && !screen.contains("导出台账"),
        "{screen}"
    );
    let rows = ledger(&folder, "a.json");
    assert!(rows.len() == 2 && rows[0].contains("张三") && rows[1].contains("王强"));
}

#[test]
fn the_queue_writes_each_of_its_cases_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = desk("gym", Lang::Zh, 100, 30);
    let screen = driver.keys("F4 ctrl+p").screen();
    assert!(screen.contains("每件一行"), "{screen}");
    let screen = write(&mut driver, &folder, "queue.json");
    assert!(screen.contains("已导出 3 件"), "{screen}");
    assert_eq!(ledger(&folder, "queue.json").len(), 3);
}

#[test]
fn a_filter_of_the_queue_holds_for_its_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = desk("gym", Lang::Zh, 100, 30);
    driver.register(
        json!({"customer": {"name": "旧案"}, "received_at": "2026-09-01T09:00:00+08:00"}),
    );
    driver.keys("F4 tab e"); // all → due within two hours
    write(&mut driver, &folder, "soon.json");
    let rows = ledger(&folder, "soon.json");
    assert!(rows.len() == 1 && rows[0].contains("旧案"), "{rows:?}");
}

#[test]
fn the_ending_decides_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = desk("general", Lang::Zh, 100, 30);
    for (name, begins) in [
        ("a.xlsx", b"PK".as_slice()),
        ("a.csv", "\u{feff}".as_bytes()),
    ] {
        driver.keys("F3 ctrl+p");
        let screen = write(&mut driver, &folder, name);
        assert!(screen.contains("已导出 3 件"), "{screen}");
        let bytes = std::fs::read(folder.path().join(name)).unwrap();
        assert!(bytes.starts_with(begins), "{name}");
    }
}

#[test]
fn a_wrong_ending_and_a_file_that_is_there_are_told_at_the_field() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("old.csv"), "kept").unwrap();
    let mut driver = desk("gym", Lang::Zh, 100, 30);
    driver.keys("F3 ctrl+p");
    let screen = write(&mut driver, &folder, "a.doc");
    assert!(
        screen.contains("结尾") && screen.contains("导出台账"),
        "{screen}"
    );
    let screen = write(&mut driver, &folder, "old.csv");
    assert!(screen.contains("没有覆盖"), "{screen}");
    assert_eq!(
        std::fs::read(folder.path().join("old.csv")).unwrap(),
        b"kept"
    );
}

#[test]
fn a_handler_is_told_who_may() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 100, 30);
    let (desk, actor) = driver.backend.desk_and_actor();
    let new = crate::desk::NewUser {
        name: "小陈".to_owned(),
        roles: vec![crate::case::Role::Handler],
        department: None,
        person: None,
    };
    desk.add_user(&actor.clone(), &new).unwrap();
    let screen = driver.sign_in("小陈").keys("F3 ctrl+p").screen();
    assert!(
        screen.contains("台账由受理、主管、经理或管理员导出"),
        "{screen}"
    );
}

#[test]
fn stopping_leaves_no_file() {
    use crate::tui::backend::{Backend, Request, export};
    let folder = tempfile::tempdir().unwrap();
    let mut driver = desk("gym", Lang::Zh, 100, 30);
    for n in 0..205 {
        driver.register(json!({"customer": {"name": format!("客户{n}")}}));
    }
    let mut ask = |request: export::Request| {
        let Answer::Export(answer) = driver.backend.answer(Request::Export(request)).unwrap()
        else {
            panic!("an answer about an export");
        };
        answer
    };
    let target = folder.path().join("a.csv");
    let begun = ask(export::Request::Begin {
        chosen: Chosen::Words(String::new()),
        target: target.clone(),
        lang: Lang::Zh,
    });
    assert!(matches!(
        begun,
        export::Answer::Written {
            cases: 200,
            of: Total::Exactly(208)
        }
    ));
    assert!(matches!(
        ask(export::Request::Stop),
        export::Answer::Stopped
    ));
    assert!(matches!(ask(export::Request::Go), export::Answer::Stopped));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// An export of more than a page, begun in a box that is gone before the worker's first answer comes.
fn left_while_it_writes(driver: &mut Driver, target: &Path) -> String {
    use crate::tui::action::{Action, Address, Reply};
    use crate::tui::backend::{Backend, Request};
    driver.open(ExportDialog::new(Chosen::Words(String::new()), Lang::Zh));
    let id = driver.model.layers.top().unwrap().id;
    let begin = export::Request::Begin {
        chosen: Chosen::Words(String::new()),
        target: target.to_owned(),
        lang: Lang::Zh,
    };
    let answer = driver.backend.answer(Request::Export(begin));
    driver.carry_out(vec![Effect::Go(Place::Home)]);
    assert!(driver.model.layers.is_empty());
    let reply = Reply {
        id: driver.model.asked.last,
        to: Address::Layer(id),
        topic: EXPORT,
        answer,
    };
    driver.act(Action::Reply(reply));
    driver.screen()
}

fn many(lang: Lang) -> Driver {
    let mut driver = desk("gym", lang, 100, 30);
    for n in 0..205 {
        driver.register(json!({"customer": {"name": format!("客户{n}")}}));
    }
    driver
}

#[test]
fn a_box_left_while_it_writes_has_the_ledger_written_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = many(Lang::Zh);
    let screen = left_while_it_writes(&mut driver, &folder.path().join("a.json"));
    assert!(screen.contains("已导出 208 件"), "{screen}");
    assert_eq!(ledger(&folder, "a.json").len(), 208);
}

#[test]
fn an_f_key_leads_nowhere_while_it_writes() {
    let mut driver = desk("gym", Lang::Zh, 100, 30);
    let before = writing(&mut driver);
    assert_eq!(driver.keys("F4 F2 F3").screen(), before);
}

#[test]
fn whoever_left_the_box_is_told_that_it_goes_on() {
    use crate::tui::action::{Action, Address, Reply};
    let mut driver = desk("gym", Lang::Zh, 100, 30);
    driver.open(ExportDialog::new(Chosen::Words(String::new()), Lang::Zh));
    let id = driver.model.layers.top().unwrap().id;
    driver.carry_out(vec![Effect::Go(Place::Home)]);
    let written = export::Answer::Written {
        cases: 200,
        of: Total::Exactly(300),
    };
    let reply = Reply {
        id: driver.model.asked.last,
        to: Address::Layer(id),
        topic: EXPORT,
        answer: Ok(Answer::Export(written)),
    };
    let errands = crate::tui::update::update(&mut driver.model, Action::Reply(reply));
    assert!(errands.iter().any(|errand| matches!(
        errand,
        crate::tui::action::Errand::Work(work)
            if work.to == Address::Shell
                && work.request == crate::tui::backend::Request::Export(export::Request::Go)
    )));
    let screen = driver.screen();
    assert!(
        screen.contains("台账仍在写") && screen.contains("Ctrl+P"),
        "{screen}"
    );
}

#[test]
fn the_next_box_looks_on_and_can_stop_what_goes_on() {
    use crate::tui::backend::{Backend, Request};
    let folder = tempfile::tempdir().unwrap();
    let mut driver = many(Lang::Zh);
    let begin = export::Request::Begin {
        chosen: Chosen::Words(String::new()),
        target: folder.path().join("a.csv"),
        lang: Lang::Zh,
    };
    driver.backend.answer(Request::Export(begin)).unwrap();
    driver.backend.rest();
    let screen = driver.keys("F3 ctrl+p").screen();
    assert!(screen.contains("已写 200 件"), "{screen}");
    let screen = driver.keys("esc").screen();
    assert!(screen.contains("已停止导出"), "{screen}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// The box while it writes, as the worker's first answer leaves it.
fn writing(driver: &mut Driver) -> String {
    let mut dialog = ExportDialog::new(Chosen::Words(String::new()), driver.model.shell.lang);
    dialog.form.set_text(PATH, "投诉台账-2026-09-28.xlsx");
    dialog.state = State::Writing(3400, Total::Exactly(8200));
    driver.open(dialog).screen()
}

#[test]
fn esc_stops_what_is_being_written_before_the_box_closes() {
    let driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    let shell = &driver.model.shell;
    let mut dialog = ExportDialog::new(Chosen::Words(String::new()), Lang::Zh);
    dialog.state = State::Writing(200, Total::Exactly(300));
    let effects = dialog.command(form::CANCEL, shell);
    assert!(
        matches!(effects.as_slice(), [Effect::Ask(_)]),
        "{effects:?}"
    );
    let late = export::Answer::Written {
        cases: 300,
        of: Total::Exactly(300),
    };
    assert!(
        dialog
            .answer(EXPORT, Answer::Export(late), shell)
            .is_empty()
    );
    let effects = dialog.answer(EXPORT, Answer::Export(export::Answer::Stopped), shell);
    assert!(matches!(
        effects.as_slice(),
        [Effect::Close, Effect::Toast(_)]
    ));
}

#[test]
fn the_box_at_its_sizes_and_in_its_languages() {
    for (lang, width, height) in [(Lang::Zh, 80, 24), (Lang::En, 80, 24), (Lang::En, 60, 16)] {
        let mut driver = desk("gym", lang, width, height);
        let screen = driver.keys("F3 ctrl+p").screen();
        insta::assert_snapshot!(format!("export_{}_{width}x{height}", lang.code()), screen);
        let mut driver = desk("gym", lang, width, height);
        let screen = writing(&mut driver);
        insta::assert_snapshot!(
            format!("export_writing_{}_{width}x{height}", lang.code()),
            screen
        );
    }
}
