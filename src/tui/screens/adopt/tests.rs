use insta::assert_snapshot;
use serde_json::json;

use crate::regulation::shipped::shipped_source;
use crate::text::Lang;
use crate::tui::backend::DeskBackend;
use crate::tui::testing::Driver;

/// A desk of the fitness club with three open cases, and a new file beside it.
struct Try {
    folder: tempfile::TempDir,
    driver: Driver<DeskBackend>,
}

fn a_try(user: &str, lang: Lang, width: u16, height: u16) -> Try {
    let mut driver = Driver::new("gym", user, lang, width, height);
    driver.sign_in("boss");
    driver.register(json!({"subject": "跑步机停转", "departments": ["器械部"]}));
    driver.register(json!({"subject": "会费", "category": "price", "customer": {"name": "李四"}}));
    driver.register(json!({"kind": "enquiry", "category": null, "customer": {"name": "王五"}}));
    driver.sign_in(user);
    Try {
        folder: tempfile::tempdir().unwrap(),
        driver,
    }
}

impl Try {
    /// Writes the club's rules with some words replaced; the path.
    fn file(&self, changes: &[(&str, &str)]) -> String {
        let mut rules = shipped_source("gym").unwrap().to_owned();
        for (old, new) in changes {
            assert!(rules.contains(old), "{old}");
            rules = rules.replace(old, new);
        }
        let path = self.folder.path().join("new.toml");
        std::fs::write(&path, rules).unwrap();
        path.display().to_string()
    }

    /// Names the file on the screen and has it compared.
    fn compare(&mut self, path: &str) -> String {
        self.driver.keys("F8 v").type_text(path).keys("enter");
        self.driver.screen()
    }

    fn changed(&mut self) -> String {
        let path = self.file(&[
            ("span = { workdays = 3 }", "span = { workdays = 2 }"),
            ("三个工作日内给出结果", "两个工作日内给出结果"),
            ("Result within 3 working days", "Result within 2 working days"),
            ("fact = \"departments\", at_least = 2", "fact = \"departments\", at_least = 1"),
            ("  { id = \"price\", label = { zh = \"价格折扣\", en = \"Price and discount\" } },\n", ""),
            ("        { label = { zh = \"价格折扣\", en = \"price\" }, when = { fact = \"category\", is = \"price\" } },\n", ""),
        ]);
        self.compare(&path)
    }

    /// The screen with names for the versions, which change with every word of the file.
    fn plain(&self, screen: &str) -> String {
        let source = std::fs::read_to_string(self.folder.path().join("new.toml")).unwrap();
        let new = crate::regulation::load::version_of(&source);
        screen
            .replace(&self.version(), "old-old-old-old-")
            .replace(&new, "new-new-new-new-")
    }

    fn version(&self) -> String {
        let desk = self.driver.model.shell.desk.as_ref().unwrap();
        desk.regulation.version.clone()
    }
}

#[test]
fn what_a_file_would_change_zh() {
    let mut all = a_try("boss", Lang::Zh, 80, 24);
    let report = all.changed();
    assert_snapshot!("report_zh_80x24", all.plain(&report));
    let confirm = all.driver.keys("a").screen();
    assert_snapshot!("confirm_zh_80x24", all.plain(&confirm));
}

#[test]
fn what_a_file_would_change_en() {
    let mut all = a_try("boss", Lang::En, 120, 36);
    let report = all.changed();
    assert_snapshot!("report_en_120x36", all.plain(&report));
}

#[test]
fn a_comparison_writes_nothing_and_esc_goes_back() {
    let mut all = a_try("boss", Lang::Zh, 80, 24);
    let before = all.version();
    all.changed();
    let screen = all.driver.keys("esc").screen();
    assert!(screen.contains("采用另一份制度文件"), "{screen}");
    assert_eq!(all.version(), before);
    assert!(all.driver.keys("esc").screen().contains("数据文件"));
}

#[test]
fn it_is_adopted_only_after_a_yes_and_every_screen_follows() {
    let mut all = a_try("boss", Lang::Zh, 80, 24);
    let before = all.version();
    all.changed();
    all.driver.keys("a enter");
    assert_eq!(all.version(), before, "Cancel comes first");
    let screen = all.driver.keys("a y").screen();
    assert!(
        screen.contains("新制度已生效：1 件在办案件有变化，1 件无变化，1 件仍按原版本"),
        "{screen}"
    );
    assert_ne!(all.version(), before);
    let lines = screen.lines().filter(|line| line.contains("在办"));
    let lines: Vec<&str> = lines.collect();
    assert!(
        lines
            .iter()
            .any(|line| line.contains("现行") && line.contains("在办 2 件")),
        "{screen}"
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains("以前") && line.contains("在办 1 件")),
        "{screen}"
    );
    let form = all.driver.keys("F2 1").screen();
    assert!(
        form.contains("卡项售卖") && !form.contains("价格折扣"),
        "{form}"
    );
}

#[test]
fn a_form_that_is_open_is_made_anew_when_another_terminal_adopts() {
    let mut all = a_try("boss", Lang::Zh, 80, 40);
    let screen = all.driver.keys("F2 1").screen();
    assert!(screen.contains("价格折扣"), "{screen}");
    let path = all.file(&[("zh = \"价格折扣\"", "zh = \"价格优惠\"")]);
    let source = std::fs::read_to_string(&path).unwrap();
    let (desk, actor) = all.driver.backend.desk_and_actor();
    let actor = actor.clone();
    let candidate = desk.candidate(&actor, &path, &source).unwrap();
    desk.adopt_regulation(&actor, &candidate).unwrap();
    let screen = all
        .driver
        .event(crate::tui::action::AppEvent::DeskChanged)
        .screen();
    assert!(
        screen.contains("价格优惠") && !screen.contains("价格折扣"),
        "{screen}"
    );
}

#[test]
fn a_file_with_mistakes_is_told_them_all() {
    let mut all = a_try("boss", Lang::Zh, 80, 24);
    let path = all.file(&[
        (
            "step = \"answer\"\nclause = \"gym.D.resolve\"",
            "step = \"answer\"\nclause = \"gym.D.nowhere\"",
        ),
        (
            "level = \"1\"\nticked = true",
            "level = \"0\"\nticked = true",
        ),
    ]);
    let screen = all.compare(&path);
    assert!(
        screen.contains("处错误，没有采用") && screen.contains("gym.D.nowhere"),
        "{screen}"
    );
    let screen = all.compare("/nowhere/new.toml");
    assert!(screen.contains("/nowhere/new.toml"), "{screen}");
}

#[test]
fn the_file_in_force_changes_nothing_and_cannot_be_adopted() {
    let mut all = a_try("boss", Lang::Zh, 80, 24);
    let path = all.file(&[]);
    let screen = all.compare(&path);
    assert!(screen.contains("就是现行制度"), "{screen}");
    let screen = all.driver.keys("a").screen();
    assert!(screen.contains("没有可采用的变化"), "{screen}");
}

#[test]
fn a_supervisor_compares_and_does_not_adopt_and_a_clerk_does_neither() {
    let mut all = a_try("supervisor", Lang::Zh, 80, 24);
    let screen = all.changed();
    assert!(screen.contains("gym.D.resolve"), "{screen}");
    let screen = all.driver.keys("a").screen();
    assert!(screen.contains("只有管理员可以采用制度"), "{screen}");
    let mut all = a_try("clerk", Lang::Zh, 80, 24);
    let screen = all.driver.keys("F8 v").screen();
    assert!(screen.contains("制度由主管、经理或管理员查看"), "{screen}");
}

#[test]
fn the_report_scrolls() {
    let mut all = a_try("boss", Lang::Zh, 80, 16);
    let top = all.changed();
    let screen = all.driver.keys("pagedown pagedown").screen();
    assert_ne!(screen, top);
    assert!(screen.contains("→ 2026-09-"), "{screen}");
    assert_eq!(all.driver.keys("home").screen(), top);
}
