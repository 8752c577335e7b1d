mod writing;

use std::fmt::Write;

use super::writing::Writing;
use crate::text::Lang;
use crate::tui::backend::DeskBackend;
use crate::tui::backend::import::{Far, Stage};
use crate::tui::testing::Driver;

const GOOD: &str = "\
2019 年客户投诉登记表
序号,投诉日期,姓名,联系电话,投诉内容,责任部门,处理结果,满意度,奇怪的栏
1,2019年3月5日,张三,138 0013 8000,跑步机停转,器械部,换了皮带,满意,甲
2,2019-04-01 15:30,李四,,教练迟到半小时,教练部,,,
3,2019-04-02,王五,13900139000,淋浴忽冷忽热,工程部,已检修,5,乙
";

const MISFITS: &str = "\
日期,姓名,投诉内容,满意度,类别
2019-03-05,张三,漏水,5,设备故障
昨天,李四,停电,6,设备故障
2019-03-07,王五,,3,没有的类别
2099-01-01,赵六,将来的事,,设备故障
";

struct Try {
    folder: tempfile::TempDir,
    driver: Driver<DeskBackend>,
}

fn a_try(user: &str, lang: Lang, width: u16, height: u16) -> Try {
    Try {
        folder: tempfile::tempdir().unwrap(),
        driver: Driver::new("gym", user, lang, width, height),
    }
}

impl Try {
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// Names the file on the screen and has it read.
    fn read(&mut self, path: &str) -> String {
        self.driver.keys("F8 i").type_text(path).keys("enter");
        self.driver.screen()
    }

    /// Chooses the category of every case: without a letter, from the last line of the columns.
    fn with_category(&mut self) -> String {
        self.driver.keys("end enter enter").screen()
    }

    fn cases(&mut self) -> usize {
        let (desk, actor) = self.driver.backend.desk_and_actor();
        let actor = actor.clone();
        let size = desk.ledger_size(&actor, "").unwrap();
        match size {
            crate::store::Total::Exactly(n) | crate::store::Total::MoreThan(n) => n as usize,
        }
    }
}

#[test]
fn a_ledger_is_read_tried_and_taken_over_without_a_letter() {
    for (lang, would, done) in [
        (Lang::Zh, "可导入 3", "已导入 3 件案件"),
        (Lang::En, "3 fit", "3 cases imported"),
    ] {
        let mut all = a_try("boss", lang, 100, 30);
        let path = all.file("旧台账.csv", GOOD);
        all.read(&path);
        let screen = all.with_category();
        assert!(screen.contains(would), "{screen}");
        assert_eq!(all.cases(), 0, "trying writes nothing");
        let screen = all.driver.keys("ctrl+s enter").screen();
        assert!(screen.contains(would), "Cancel comes first: {screen}");
        assert_eq!(all.cases(), 0);
        let screen = all.driver.keys("ctrl+s tab enter").screen();
        assert!(screen.contains(done), "{screen}");
        assert_eq!(all.cases(), 3);
        let screen = all.driver.keys("enter").screen();
        assert!(
            screen.contains("number:2026-000001..2026-000003") && screen.contains("王五"),
            "{screen}"
        );
    }
}

#[test]
fn what_is_here_already_is_named_with_its_case_and_opens_it() {
    let mut all = a_try("boss", Lang::Zh, 100, 30);
    let path = all.file("旧台账.csv", GOOD);
    all.read(&path);
    all.with_category();
    let screen = all.driver.keys("ctrl+s tab enter tab").screen();
    assert!(
        !screen.contains("旧台账.csv"),
        "only its folder is left: {screen}"
    );
    all.driver.type_text("旧台账.csv").keys("enter");
    let screen = all.with_category();
    assert!(
        screen.contains("台内已有 3") && screen.contains("可导入 0"),
        "{screen}"
    );
    let refused = all.driver.keys("ctrl+s").screen();
    assert!(refused.contains("没有可导入的新案件"), "{refused}");
    let screen = all.driver.keys("shift+tab").screen();
    assert!(screen.contains("2026-000002"), "{screen}");
    let screen = all.driver.keys("down enter").screen();
    assert!(screen.contains("教练迟到半小时"), "{screen}");
}

#[test]
fn what_is_passed_over_and_what_stays_open_is_told_with_its_reason() {
    let old = "\
日期,姓名,投诉内容,处理结果,结案时间
2019-03-05,张三,漏水,修好了,
2019-03-05,张三,漏 水,,
合计,2,,,
";
    for (lang, words) in [
        (
            Lang::Zh,
            ["按未结导入", "同一天、同一客户、同样内容", "合计"],
        ),
        (
            Lang::En,
            ["stays open", "same day, same customer", "a line of sums"],
        ),
    ] {
        let mut all = a_try("boss", lang, 120, 30);
        let path = all.file("旧台账.csv", old);
        all.read(&path);
        let screen = all.driver.keys("end enter enter shift+tab").screen();
        for word in words {
            assert!(screen.contains(word), "{word}: {screen}");
        }
    }
}

#[test]
fn a_report_with_cases_of_an_old_ledger_says_so() {
    for (lang, line) in [
        (Lang::Zh, "含旧台账导入的案件，按台账所记的日期计：登记 1"),
        (Lang::En, "Cases out of old ledgers count by the days"),
    ] {
        let mut all = a_try("boss", lang, 120, 30);
        let before = all.driver.keys("F6 right").screen();
        assert!(!before.contains(line), "{before}");
        let path = all.file("旧台账.csv", "日期,姓名,投诉内容\n2026-09-28,张三,漏水\n");
        all.read(&path);
        all.with_category();
        let screen = all.driver.keys("ctrl+s tab enter F6 right").screen();
        assert!(screen.contains(line), "{screen}");
    }
}

#[test]
fn every_row_that_does_not_fit_is_named_with_its_reason() {
    for (lang, words) in [
        (
            Lang::Zh,
            ["看不出是什么时间", "空着，必须填写", "本制度没有这一项"],
        ),
        (Lang::En, ["no time", "empty, and needed", "no such entry"]),
    ] {
        let mut all = a_try("boss", lang, 120, 30);
        let path = all.file("旧台账.csv", MISFITS);
        all.read(&path);
        let screen = all.driver.keys("tab tab").screen();
        for word in words {
            assert!(screen.contains(word), "{word}: {screen}");
        }
        let screen = all.driver.keys("ctrl+s").screen();
        let reason = match lang {
            Lang::Zh => "处不符；改好表格",
            Lang::En => "cells do not fit; correct the file",
        };
        assert!(screen.contains(reason), "{screen}");
        assert_eq!(all.cases(), 0);
    }
}

#[test]
fn thousands_of_misfits_scroll_to_the_last() {
    let mut all = a_try("boss", Lang::Zh, 80, 24);
    let mut text = "日期,姓名,投诉内容\n".to_owned();
    for row in 0..3000 {
        writeln!(text, "某日,客户{row},漏水").unwrap();
    }
    let path = all.file("旧台账.csv", text);
    let screen = all.read(&path);
    assert!(screen.contains("不符 3000 处"), "{screen}");
    let screen = all.driver.keys("tab tab end").screen();
    assert!(screen.contains("3001"), "{screen}");
}

#[test]
fn a_column_that_nobody_recognises_is_explained_and_what_lacks_is_told() {
    let mut all = a_try("boss", Lang::Zh, 100, 30);
    let path = all.file("旧台账.csv", "日期,姓名,怎么了\n2019-03-05,张三,漏水\n");
    let screen = all.read(&path);
    assert!(screen.contains("没有一栏对应“投诉内容”"), "{screen}");
    all.with_category();
    let box_of_values = all.driver.keys("home down down enter").screen();
    assert!(
        box_of_values.contains("不导入这一栏") && box_of_values.contains("“怎么了”对应什么"),
        "{box_of_values}"
    );
    // The complaint is the twenty-second choice: two that hold nothing, then the values in their order.
    let down = ["down"; 21].join(" ");
    let screen = all.driver.keys(&format!("{down} enter")).screen();
    assert!(
        screen.contains("→ 投诉内容") && screen.contains("可导入 1"),
        "{screen}"
    );
    let twice = all
        .driver
        .keys("up enter")
        .type_text("投诉内容")
        .keys("enter")
        .screen();
    assert!(twice.contains("都对应“投诉内容”"), "{twice}");
}

#[test]
fn a_column_that_is_left_out_leaves_nothing_behind() {
    let mut all = a_try("boss", Lang::Zh, 100, 30);
    let path = all.file("旧台账.csv", GOOD);
    all.read(&path);
    all.with_category();
    let up = ["up"; 3].join(" ");
    let screen = all.driver.keys(&format!("{up} enter down enter")).screen();
    assert!(screen.contains("→ 不导入这一栏"), "{screen}");
    all.driver.keys("ctrl+s tab enter");
    let (desk, actor) = all.driver.backend.desk_and_actor();
    let actor = actor.clone();
    let file = desk.case(&actor, "2026-000001").unwrap();
    assert!(
        !file.case.fields.contains_key("奇怪的栏"),
        "{:?}",
        file.case.fields
    );
}

#[test]
fn a_file_from_anywhere_ends_in_a_sentence_and_the_path_stays() {
    let mut all = a_try("boss", Lang::Zh, 120, 30);
    let folder = all.folder.path().join("folder.csv");
    std::fs::create_dir(&folder).unwrap();
    let noise = all.file("noise.xlsx", b"PK\x03\x04nothing");
    let empty = all.file("empty.csv", "");
    let pdf = all.file("a.pdf", "%PDF");
    for (path, sentence) in [
        ("/nowhere/old.csv".to_owned(), "打不开"),
        (folder.display().to_string(), "不是文件"),
        (noise, "不是能读的工作簿"),
        (empty, "找不到栏目名称"),
        (pdf, "只能导入 .xlsx 或 .csv"),
    ] {
        all.driver.keys("F8");
        let screen = all.read(&path);
        assert!(screen.contains(sentence), "{path}: {screen}");
        let back = all.driver.keys("esc").screen();
        assert!(!back.contains(sentence), "{back}");
        all.driver = Driver::new("gym", "boss", Lang::Zh, 120, 30);
    }
}

#[test]
fn a_path_is_completed() {
    let mut all = a_try("boss", Lang::Zh, 160, 30);
    all.file("旧台账2018.csv", GOOD);
    all.file("旧台账2019.csv", GOOD);
    let begun = all.folder.path().join("旧").display().to_string();
    let screen = all
        .driver
        .keys("F8 i")
        .type_text(&begun)
        .keys("tab")
        .screen();
    assert!(
        screen.contains("旧台账2018.csv  旧台账2019.csv"),
        "{screen}"
    );
    let screen = all.driver.type_text("8").keys("tab enter").screen();
    assert!(screen.contains("3 行"), "{screen}");
}

#[test]
fn who_may_not_is_told_who_may() {
    for user in ["clerk", "handler", "head"] {
        let mut all = a_try(user, Lang::Zh, 100, 30);
        let screen = all.driver.keys("F8 i").screen();
        assert!(
            screen.contains("旧台账由主管、经理或管理员导入"),
            "{user}: {screen}"
        );
        let screen = all.driver.keys("F9").type_text("旧台账").screen();
        assert!(screen.contains("旧台账由主管"), "{user}: {screen}");
    }
    for user in ["supervisor", "manager", "boss"] {
        let mut all = a_try(user, Lang::Zh, 100, 30);
        let screen = all
            .driver
            .keys("F9")
            .type_text("旧台账")
            .keys("enter")
            .screen();
        assert!(screen.contains("台账文件"), "{user}: {screen}");
    }
}

#[test]
fn the_screen_at_its_sizes_and_in_its_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 120, 40),
        (Lang::En, 120, 40),
        (Lang::Zh, 60, 16),
        (Lang::En, 60, 16),
    ] {
        let size = format!("{}_{width}x{height}", lang.code());
        let mut all = a_try("boss", lang, width, height);
        let file = all.driver.keys("F8 i").screen();
        insta::assert_snapshot!(format!("file_{size}"), file);
        let path = all.file("旧台账.csv", GOOD);
        all.read(&path);
        let columns = all.with_category();
        insta::assert_snapshot!(format!("columns_{size}"), columns);
        let picker = all.driver.keys("home enter").screen();
        insta::assert_snapshot!(format!("picker_{size}"), picker);
        let preview = all.driver.keys("esc tab").screen();
        insta::assert_snapshot!(format!("preview_{size}"), preview);
        let confirm = all.driver.keys("ctrl+s").screen();
        insta::assert_snapshot!(format!("confirm_{size}"), confirm);
        let plan = all
            .driver
            .model
            .screens
            .import
            .tried
            .as_ref()
            .unwrap()
            .plan
            .clone();
        let done = all.driver.keys("tab enter").screen();
        insta::assert_snapshot!(format!("done_{size}"), done);
        let mut all = a_try("boss", lang, width, height);
        let path = all.file("不符.csv", MISFITS);
        all.read(&path);
        let misfits = all.driver.keys("tab tab").screen();
        insta::assert_snapshot!(format!("misfits_{size}"), misfits);
        let far = Far {
            stage: Stage::Writing,
            done: 34_000,
            of: 82_000,
        };
        let mut writing = Writing::new(plan);
        writing.far = far;
        writing.asked = true;
        let writing = all.driver.open(writing).screen();
        insta::assert_snapshot!(format!("writing_{size}"), writing);
        let mut all = a_try("boss", lang, width, height);
        all.driver.keys("F8 i");
        let import = &mut all.driver.model.screens.import;
        import.step = super::Step::Reading;
        import.far = Some(Far {
            stage: Stage::Trying,
            ..far
        });
        insta::assert_snapshot!(format!("trying_{size}"), all.driver.screen());
    }
}
