use serde_json::json;

use crate::desk::{Clock, Desk, NewDesk};
use crate::regulation::shipped::shipped;
use crate::text::Lang;
use crate::tui::backend::DeskBackend;
use crate::tui::preferences::{Preferences, PreferencesFile};
use crate::tui::screens::ScreenId;
use crate::tui::testing::{Driver, lacks, shows};
use crate::tui::theme::{Lines, Palette};

/// A desk whose settings are kept in its folder.
fn desk(secret: Option<&str>) -> (tempfile::TempDir, Driver) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.tousu");
    let new = NewDesk {
        regulation: shipped()[0].source,
        file: shipped()[0].id,
        admin: "wang",
        secret,
        training: secret.is_none(),
    };
    Desk::create(&path, &new, Clock::System).unwrap();
    let file = folder.path().join("settings.toml");
    let backend = DeskBackend::new(path, Clock::System).with_preferences(Some(file));
    let mut driver = Driver::with(backend, Lang::Zh, 80, 24, Some("wang".to_owned()));
    if let Some(secret) = secret {
        driver.type_text(secret).keys("enter");
    }
    driver.keys("F8");
    (folder, driver)
}

fn kept(folder: &tempfile::TempDir) -> Preferences {
    Preferences::read(&folder.path().join("settings.toml"))
}

/// A club's desk with three cases, one of somebody who was injured.
fn club(user: &str, lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("gym", user, lang, width, height);
    driver.register(
        json!({"subject": "器械绊倒", "facts": ["gym.L1.c"], "customer": {"name": "李娜"}}),
    );
    driver.register(json!({"subject": "淋浴没热水"}));
    driver
        .register(json!({"kind": "enquiry", "text": "周末几点闭馆", "customer": {"name": "王五"}}));
    driver
}

#[test]
fn a_choice_counts_at_once_and_is_kept() {
    let (folder, mut driver) = desk(None);
    driver.keys("enter 2 tab 4 tab 2 tab 2");
    shows(&mut driver, &["Setup", "Signed in"]);
    assert_eq!(driver.model.shell.theme.lines, Lines::Ascii);
    assert!(!driver.model.shell.mouse);
    let all = Preferences {
        lang: Some(Lang::En),
        palette: Some(Palette::Mono),
        lines: Some(Lines::Ascii),
        mouse: Some(false),
        ..Preferences::default()
    };
    assert_eq!(kept(&folder), all);
}

#[test]
fn it_tells_whose_desk_this_is() {
    let (_folder, mut driver) = desk(None);
    let regulation = driver.model.shell.desk.as_ref().unwrap().regulation.clone();
    shows(
        &mut driver,
        &[
            "wang",
            "所有角色",
            "desk.tousu",
            &regulation.version,
            "2018–2026",
        ],
    );
}

#[test]
fn mistakes_of_the_settings_file_are_told_by_line_and_field() {
    let (folder, mut driver) = desk(None);
    let file = folder.path().join("other.toml");
    std::fs::write(&file, "mouse = true\ntheme = \"purple\"\n").unwrap();
    driver.model.shell.preferences.mistakes = PreferencesFile::read(Some(file)).1.mistakes;
    shows(&mut driver, &["第 2 行 theme: 只能是"]);
    driver.keys("enter tab 2");
    lacks(&mut driver, "第 2 行");
}

#[test]
fn a_secret_is_changed_by_whoever_knows_the_present_one() {
    let (_folder, mut driver) = desk(Some("present-secret"));
    driver.keys("end enter wrong-secret tab next-secret enter next-secret enter");
    shows(&mut driver, &["现在的口令不对"]);
    driver.keys("present-secret ctrl+s");
    shows(&mut driver, &["口令已更换"]);
    driver.keys("ctrl+k next-secret enter");
    assert!(driver.model.shell.actor.is_some(), "{}", driver.screen());
}

#[test]
fn a_training_desk_says_that_it_uses_no_secrets() {
    let (_folder, mut driver) = desk(None);
    driver.keys("p");
    shows(&mut driver, &["演练台不用口令"]);
}

#[test]
fn the_regulation_is_read_clause_by_clause() {
    let mut zh = club("boss", Lang::Zh, 80, 24);
    zh.keys("F8 down");
    insta::assert_snapshot!("regulation_zh_80x24", zh.screen());
    let mut en = club("boss", Lang::En, 120, 40);
    en.keys("F8 down enter");
    insta::assert_snapshot!("regulation_en_120x40", en.screen());
}

#[test]
fn a_clause_is_found_by_what_it_says_and_leads_to_its_cases() {
    let mut driver = club("boss", Lang::Zh, 80, 24);
    driver.keys("F8 down enter / 人身伤害");
    shows(&mut driver, &["1/34 条", "gym.L1.c"]);
    lacks(&mut driver, "gym.L1.d");
    driver.keys("enter");
    insta::assert_snapshot!("clause_zh_80x24", driver.screen());
    shows(&mut driver, &["起作用 1 次，涉及 1 件", "器械绊倒"]);
    driver.keys("enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    shows(&mut driver, &["2026-000001"]);
}

#[test]
fn all_cases_of_a_clause_are_one_key_away() {
    let mut driver = club("boss", Lang::Zh, 80, 24);
    driver.keys("F8 down enter / 人身伤害 enter a");
    shows(&mut driver, &["clause:gym.L1.c", "共 1 件", "器械绊倒"]);
}

#[test]
fn a_clause_that_only_people_follow_says_so() {
    let mut driver = club("boss", Lang::Zh, 80, 24);
    driver.keys("F8 down enter / 周例会 enter");
    shows(&mut driver, &["这一条由人执行", "还没有起过作用"]);
}

#[test]
fn esc_takes_the_filter_back_and_then_leads_out() {
    let mut driver = club("boss", Lang::Zh, 80, 24);
    driver.keys("F8 down enter / 人身伤害 esc");
    shows(&mut driver, &["34/34 条"]);
    driver.keys("esc down");
    shows(&mut driver, &["2026 年"]);
}

#[test]
fn a_new_case_is_counted_without_a_key() {
    let mut driver = club("boss", Lang::Zh, 80, 24);
    driver.keys("F8 down enter / 人身伤害");
    driver.register(
        json!({"subject": "又绊倒", "facts": ["gym.L1.c"], "customer": {"name": "钱七"}}),
    );
    driver.keys("enter");
    shows(&mut driver, &["又绊倒"]);
}

#[test]
fn the_year_shows_days_off_make_up_days_and_deadlines() {
    let mut zh = club("boss", Lang::Zh, 120, 40);
    zh.keys("F8 down down enter");
    insta::assert_snapshot!("year_zh_120x40", zh.screen());
    let mut en = club("boss", Lang::En, 80, 24);
    en.keys("F8 down down enter");
    insta::assert_snapshot!("year_en_80x24", en.screen());
    let mut three = club("boss", Lang::Zh, 96, 30);
    three.keys("F8 down down enter");
    insta::assert_snapshot!("year_zh_96x30", three.screen());
}

#[test]
fn a_day_tells_what_it_is_and_what_is_due_on_it() {
    let mut driver = club("boss", Lang::Zh, 120, 40);
    driver.keys("F8 down down enter right right right");
    shows(&mut driver, &["10月1日 周四", "国庆节放假"]);
    driver.keys("t pagedown pageup right right");
    shows(&mut driver, &["9月30日 周三", "工作日"]);
    driver.keys("t right");
    shows(&mut driver, &["9月29日 周二", "王五"]);
}

#[test]
fn enter_on_a_day_shows_its_tasks_in_the_queue() {
    let mut driver = club("clerk", Lang::Zh, 80, 24);
    driver.keys("F8 down down enter right enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Queue);
    shows(&mut driver, &["due:2026-09-29", "[全部]", "王五"]);
    lacks(&mut driver, "淋浴没热水");
    driver.keys("esc esc");
    shows(&mut driver, &["9月29日 周二"]);
}

#[test]
fn a_year_without_a_published_calendar_says_so() {
    let mut driver = club("boss", Lang::Zh, 80, 24);
    driver.keys("F8 down down enter ] ]");
    shows(&mut driver, &["2028 年", "未公布", "暂按周一至周五计"]);
}

#[test]
fn an_imported_calendar_lists_the_deadlines_that_moved() {
    let mut driver = club("boss", Lang::Zh, 80, 24);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2026.csv");
    let table = "date,kind,name\n2026-09-29,off,停水\n2026-09-30,off,停水\n";
    std::fs::write(&file, table).unwrap();
    driver.keys("F8 down down enter i");
    driver.type_text("没有的文件.csv").keys("enter");
    shows(&mut driver, &["没有这个文件；日历没有改动"]);
    driver.keys("ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z");
    driver.paste(file.to_str().unwrap()).keys("enter");
    shows(
        &mut driver,
        &["已导入 2026 年日历", "原时限", "→ 2026-10-05 18:00"],
    );
    driver.keys("esc right");
    shows(&mut driver, &["停水放假", "放假 2 天"]);
}

#[test]
fn only_the_administrator_imports() {
    let mut driver = club("clerk", Lang::Zh, 80, 24);
    driver.keys("F8 down down enter i");
    shows(&mut driver, &["只有管理员可以"]);
}

#[test]
fn users_are_added_with_mistakes_at_their_fields_and_disabled_after_a_question() {
    let mut driver = club("boss", Lang::Zh, 80, 24);
    driver.keys("F8 down down down enter a 赵敏 ctrl+s");
    shows(&mut driver, &["请填写"]);
    driver.keys("space down down space tab 前台 ctrl+s");
    shows(&mut driver, &["赵敏", "前台接待 · 部门经理"]);
    insta::assert_snapshot!("people_zh_80x24", driver.screen());
    driver.keys("a clerk tab space ctrl+s");
    shows(&mut driver, &["! 已有“clerk”"]);
    driver.keys("esc down down enter home d");
    shows(&mut driver, &["boss 不能再登录"]);
    driver.keys("y");
    shows(&mut driver, &["最后一名管理员"]);
    driver.keys("down d y");
    shows(&mut driver, &["已停用 clerk", "已停用"]);
}

#[test]
fn departments_and_persons_are_added() {
    let mut driver = club("boss", Lang::En, 80, 24);
    driver.keys("F8 down down down enter b 泳池部 ctrl+s");
    shows(&mut driver, &["Added: 泳池部"]);
    driver.keys("e 马超 tab 泳池部 ctrl+s end");
    shows(&mut driver, &["马超", "Directory of persons 1"]);
}

#[test]
fn a_real_desk_shows_a_new_users_code_once() {
    let (_folder, mut driver) = desk(Some("present-secret"));
    driver.keys("down down down enter a 赵敏 tab space ctrl+s");
    shows(
        &mut driver,
        &["一次性口令", "赵敏 首次登录用", "只显示这一次"],
    );
    driver.keys("enter");
    shows(&mut driver, &["未登录"]);
}

#[test]
fn a_clerk_reads_the_directory_and_changes_nothing() {
    let mut driver = club("clerk", Lang::Zh, 80, 24);
    driver.keys("F8 down down down enter a");
    shows(&mut driver, &["只有管理员可以", "supervisor"]);
}

#[test]
fn the_keys_are_there_to_be_read() {
    let mut driver = club("clerk", Lang::Zh, 80, 24);
    driver.keys("F8 down down down down down enter");
    shows(&mut driver, &["随处可用", "F8", "settings"]);
    driver.keys("pagedown down down down");
    shows(&mut driver, &["Ctrl+K"]);
    driver.keys("end");
    shows(&mut driver, &["户档案"]);
}

#[test]
fn a_backup_made_on_the_screen_is_checked_and_told() {
    let (folder, mut driver) = desk(Some("quiet-river-stone"));
    driver.keys("down down down down enter");
    shows(&mut driver, &["还没有备份过"]);
    let path = folder.path().join("b.tousu");
    driver
        .keys("b end")
        .keys(&"backspace ".repeat(60))
        .paste(&path.display().to_string())
        .keys("enter");
    shows(&mut driver, &["已备份", "副本已检查", "最近的备份还在"]);
    let (desk, _) = driver.backend.desk_and_actor();
    let kept = desk.backups().unwrap();
    let [backup] = kept.as_slice() else {
        panic!("{kept:?}");
    };
    assert_eq!(backup.file, path);
    let head: String = backup.head.chain.chars().take(16).collect();
    shows(&mut driver, &[&head, "tousu restore"]);
    std::fs::remove_file(&path).unwrap();
    driver.keys("esc up down");
    shows(&mut driver, &["不在当时的位置"]);
}

#[test]
fn a_backup_over_another_file_is_refused_at_its_field() {
    let (folder, mut driver) = desk(Some("quiet-river-stone"));
    let path = folder.path().join("mine.tousu");
    std::fs::write(&path, "mine").unwrap();
    driver
        .keys("down down down down enter b end")
        .keys(&"backspace ".repeat(60))
        .paste(&path.display().to_string())
        .keys("enter");
    shows(&mut driver, &["立即备份", "没有覆盖"]);
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
}

#[test]
fn only_the_administrator_is_offered_a_backup() {
    let mut driver = club("clerk", Lang::En, 100, 30);
    driver.keys("F8 down down down down enter b");
    shows(&mut driver, &["Only the administrator may"]);
}

#[test]
fn a_backup_that_is_a_week_old_is_told_of_here_and_on_the_first_screen() {
    let (folder, mut driver) = desk(Some("quiet-river-stone"));
    driver.keys("F12");
    lacks(&mut driver, "备份");
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    let made = desk.back_up(&actor, &folder.path().join("b.tousu"), &mut |_, _, _| true);
    assert!(made.unwrap().unnoted.is_none());
    let other = rusqlite::Connection::open(folder.path().join("desk.tousu")).unwrap();
    let age = "UPDATE setting SET value = json_set(value, '$[0].at', '2020-01-01T10:00:00+08:00') WHERE key = 'backups'";
    assert_eq!(other.execute(age, []).unwrap(), 1);
    driver.keys("F3 F12");
    shows(&mut driver, &["备份已过去", "F8"]);
    driver.keys("F8 home down down down down enter");
    shows(&mut driver, &["天前，请再备份一次"]);
}

/// What the page says of a desk with three backups, the last nine days old.
#[test]
fn the_page_of_backups_in_both_languages() {
    use crate::desk::backup::{BackupDue, KeptBackup};
    use crate::store::Anchor;
    use crate::tui::backend::{Answer, backup};
    use crate::tui::surface::Surface;
    let made = |day: &str, seq| KeptBackup {
        file: format!("/media/usb/投诉台备份-{day}.tousu").into(),
        at: format!("{day}T18:30:00+08:00").parse().unwrap(),
        size: 4_300_000,
        head: Anchor {
            seq,
            chain: "9f86d081884c7d659a2feaa0c55ad015".to_owned(),
        },
    };
    let seen = backup::Seen {
        backups: vec![
            made("2026-09-18", 4312),
            made("2026-09-11", 4001),
            made("2026-09-04", 3720),
        ],
        there: true,
        due: Some(BackupDue::Old(9)),
    };
    for (lang, width, height) in [(Lang::Zh, 80, 24), (Lang::En, 120, 30), (Lang::En, 60, 16)] {
        let mut driver = club("boss", lang, width, height);
        driver.keys("F8 down down down down enter");
        let model = &mut driver.model;
        let answer = Answer::Backup(backup::Answer::Kept(seen.clone()));
        model
            .screens
            .settings
            .answer("backups", answer, &model.shell);
        let name = format!("backup_{}_{width}x{height}", lang.code());
        insta::assert_snapshot!(name, driver.screen());
    }
}
