use serde_json::json;

use crate::text::Lang;
use crate::tui::screens::ScreenId;
use crate::tui::testing::Driver;

/// Monday, 28 September 2026, 10:12: one case over its time, one just received, an enquiry due within two hours.
fn desk(user: &str, lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("gym", "boss", lang, width, height);
    driver.register(
        json!({"customer": {"name": "张三", "phone": "13800138000"}, "subject": "器械故障",
        "departments": ["器械"], "received_at": "2026-09-21T09:00:00+08:00"}),
    );
    driver.register(
        json!({"customer": {"name": "欧阳建国"}, "subject": "淋浴间漏水", "facts": ["gym.L1.c"]}),
    );
    driver.register(
        json!({"kind": "enquiry", "customer": {"name": "李小红"}, "subject": "课表查询",
        "received_at": "2026-09-27T11:30:00+08:00"}),
    );
    driver.sign_in(user);
    driver.keys("F4");
    driver
}

#[test]
fn an_empty_queue_says_what_to_do() {
    let screen = Driver::new("gym", "boss", Lang::Zh, 80, 24)
        .keys("F4")
        .screen();
    assert!(
        screen.contains("没有待办") && screen.contains("F2 登记"),
        "{screen}"
    );
}

#[test]
fn the_queue_at_its_sizes_and_in_its_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 120, 36),
        (Lang::En, 120, 36),
    ] {
        let screen = desk("boss", lang, width, height).screen();
        insta::assert_snapshot!(format!("queue_{}_{width}x{height}", lang.code()), screen);
    }
}

#[test]
fn the_most_urgent_thing_stands_at_the_top_with_its_reason() {
    let screen = desk("boss", Lang::Zh, 120, 36).screen();
    let line = screen.lines().find(|line| line.contains("下一件")).unwrap();
    for word in ["张三 派给责任部门", "答复客户已超 3 天", "gym.D.resolve"] {
        assert!(line.contains(word), "{line}");
    }
}

#[test]
fn tasks_stand_under_what_they_are_over_due_today_or_later() {
    let screen = desk("boss", Lang::Zh, 80, 24).screen();
    let place = |word: &str| {
        screen
            .find(word)
            .unwrap_or_else(|| panic!("{word}: {screen}"))
    };
    assert!(place("已超时 1") < place("2026-000001"), "{screen}");
    assert!(place("今天 1") < place("2026-000003"), "{screen}");
    assert!(place("已超时 1") < place("今天 1"), "{screen}");
    assert!(place("今天 1") < place("无时限"), "{screen}");
}

#[test]
fn what_cannot_be_done_yet_says_so() {
    let mut driver = desk("boss", Lang::Zh, 80, 24);
    let screen = driver.screen();
    assert!(screen.contains("张三 · 未轮到"), "{screen}");
    let screen = driver.keys("home d").screen();
    assert!(screen.contains("⚠ 尚未到这一步"), "{screen}");
}

#[test]
fn a_clerk_sees_first_what_is_for_them_and_the_supervisor_everything() {
    let screen = desk("clerk", Lang::Zh, 80, 24).screen();
    assert!(screen.contains("[我的]"), "{screen}");
    assert!(!screen.contains("客服主管"), "{screen}");
    let screen = desk("supervisor", Lang::Zh, 80, 24).screen();
    assert!(
        screen.contains("[全部]") && screen.contains("客服主管"),
        "{screen}"
    );
}

#[test]
fn filters_go_round_by_tab_and_by_picker() {
    let mut driver = desk("boss", Lang::Zh, 80, 24);
    let screen = driver.keys("tab").screen();
    assert!(screen.contains("[两小时内]"), "{screen}");
    assert!(
        screen.contains("2026-000003") && !screen.contains("2026-000002"),
        "{screen}"
    );
    let screen = driver.keys("r end up enter").screen();
    assert!(
        screen.contains("[客服主管]") && screen.contains("2026-000002"),
        "{screen}"
    );
    assert!(!screen.contains("2026-000003"), "{screen}");
}

#[test]
fn the_queue_is_searched_by_the_words_of_the_case_list() {
    let mut driver = desk("boss", Lang::Zh, 80, 24);
    let screen = driver.keys("/ 漏水").screen();
    assert!(
        screen.contains("2026-000002") && !screen.contains("2026-000001"),
        "{screen}"
    );
    let screen = driver.keys("space level:9").screen();
    assert!(screen.contains("level:9"), "{screen}");
    let screen = driver.keys("esc").screen();
    assert!(
        screen.contains("2026-000001") && !screen.contains("看不懂"),
        "{screen}"
    );
}

#[test]
fn enter_offers_the_step_the_case_and_a_callback() {
    let mut driver = desk("boss", Lang::Zh, 80, 24);
    let screen = driver.keys("enter").screen();
    for word in ["办理：", "打开案件", "回访客户"] {
        assert!(screen.contains(word), "{word}: {screen}");
    }
    driver.keys("down enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    driver.keys("esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Queue);
}

#[test]
fn doing_a_step_opens_the_case_at_that_step_and_comes_back() {
    let mut driver = desk("boss", Lang::Zh, 80, 24);
    let screen = driver.keys("end d").screen();
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    assert!(
        screen.contains("2026-000002") && screen.contains("派单"),
        "{screen}"
    );
    assert!(!driver.model.layers.is_empty(), "{screen}");
    driver.keys("esc esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Queue);
}

#[test]
fn headings_are_passed_over() {
    let mut driver = desk("boss", Lang::Zh, 80, 24);
    let number = |driver: &Driver| {
        let task = driver.model.screens.queue.selected();
        task.map(|task| (task.number.clone(), task.step))
    };
    let mut down = vec![number(&driver)];
    for _ in 0..8 {
        driver.keys("down");
        down.push(number(&driver));
    }
    let last = down.last().cloned();
    down.dedup();
    let mut up = vec![last.flatten()];
    for _ in 0..8 {
        driver.keys("up");
        up.push(number(&driver));
    }
    up.dedup();
    up.reverse();
    assert_eq!(down, up);
    assert!(driver.screen().contains("已超时 1"));
}

#[test]
fn a_task_done_elsewhere_goes_and_the_cursor_stays_on_its_own() {
    let mut driver = desk("boss", Lang::Zh, 80, 24);
    driver.keys("/ 欧阳 enter esc esc end");
    let before = driver.model.screens.queue.selected().unwrap().clone();
    driver.register(
        json!({"customer": {"name": "新客户"}, "received_at": "2026-09-15T09:00:00+08:00"}),
    );
    let after = driver.model.screens.queue.selected().unwrap();
    assert_eq!((&after.number, after.step), (&before.number, before.step));
    assert!(driver.screen().contains("已超时 2"));
}

#[test]
fn what_comes_due_as_the_clock_goes_on_moves_to_its_group() {
    let mut driver = desk("boss", Lang::Zh, 80, 24);
    assert!(driver.screen().contains("今天 1"));
    let later = driver.model.shell.now + chrono::TimeDelta::hours(2);
    let screen = driver.minute(later).screen();
    assert!(
        screen.contains("已超时 2") && screen.contains("已超 42 分钟"),
        "{screen}"
    );
}

#[test]
fn the_pane_beside_the_queue_says_why_it_is_due_then() {
    let mut driver = desk("boss", Lang::Zh, 120, 36);
    let screen = driver.keys("home").screen();
    for word in [
        "为何此时到期",
        "3 个工作日",
        "受理当日，不计入",
        "13800138000",
    ] {
        assert!(screen.contains(word), "{word}: {screen}");
    }
}

/// A case on the spot whose head was notified just now: three minutes run.
fn on_the_spot(lang: Lang) -> Driver {
    let mut driver = Driver::new("property", "boss", lang, 100, 30);
    let number = driver.register(
        json!({"channel": "counter", "agitated": true, "departments": ["工程部"],
        "customer": {"name": "张三", "unit": "3-2-501"}, "subject": "电梯故障"}),
    );
    let (desk, actor) = driver.backend.desk_and_actor();
    let wish = crate::desk::Wish {
        op: None,
        version: None,
        command: crate::case::Command::read("notify", json!({})).unwrap(),
    };
    desk.execute(actor, &number, &wish).unwrap();
    driver.event(crate::tui::action::AppEvent::DeskChanged);
    driver
}

/// So many seconds later, as the half-second beats bring it.
fn later(driver: &mut Driver, seconds: u32) {
    for _ in 0..2 * seconds {
        driver.beat();
    }
}

#[test]
fn a_limit_of_minutes_counts_down_in_queue_head_and_case() {
    let mut driver = on_the_spot(Lang::Zh);
    driver.keys("F4");
    let times = |driver: &mut Driver, text: &str| driver.screen().matches(text).count();
    assert!(
        times(&mut driver, "◷ 03:00") >= 1 && times(&mut driver, "03:00") >= 3,
        "{}",
        driver.screen()
    );
    later(&mut driver, 1);
    assert!(
        driver.model.redraw && times(&mut driver, "02:59") >= 3,
        "{}",
        driver.screen()
    );
    driver.keys("F3 enter");
    assert_eq!(times(&mut driver, "◷ 02:59"), 2, "{}", driver.screen());
    later(&mut driver, 125);
    assert_eq!(times(&mut driver, "⚠ 00:54"), 2, "{}", driver.screen());
    later(&mut driver, 55);
    assert_eq!(times(&mut driver, "⚠ 超时 1 分"), 2, "{}", driver.screen());
}

#[test]
fn the_countdown_is_gone_from_every_head_once_the_head_has_arrived() {
    let mut driver = on_the_spot(Lang::En);
    driver.keys("F2");
    assert!(driver.screen().contains("◷ 03:00"), "{}", driver.screen());
    let number = "2026-000001";
    let (desk, actor) = driver.backend.desk_and_actor();
    let wish = crate::desk::Wish {
        op: None,
        version: None,
        command: crate::case::Command::read("arrive", json!({})).unwrap(),
    };
    desk.execute(actor, number, &wish).unwrap();
    driver.event(crate::tui::action::AppEvent::DeskChanged);
    assert!(!driver.screen().contains("03:00"), "{}", driver.screen());
}

/// The gas company's desk with its queue open.
fn gas(lang: Lang) -> Driver {
    let mut driver = Driver::new("gas", "boss", lang, 80, 24);
    driver.keys("F4");
    driver
}

#[test]
fn a_preventive_measure_is_set_reported_done_and_judged_by_keys() {
    let mut driver = gas(Lang::Zh);
    assert!(driver.keys("v").screen().contains("制定一项新措施"));
    driver.keys("enter");
    driver.type_text("增加夜间值班");
    driver.keys("tab");
    driver.type_text("客服部");
    driver.keys("tab");
    driver.type_text("10-15");
    let asked = driver.screen();
    insta::assert_snapshot!("a_new_measure", asked);
    assert!(
        driver
            .keys("ctrl+s")
            .screen()
            .contains("已制定预防改进措施")
    );
    let listed = driver.keys("v").screen();
    assert!(
        listed.contains("增加夜间值班") && listed.contains("2026-10-15"),
        "{listed}"
    );
    assert!(driver.keys("enter").screen().contains("措施 1 已完成"));
    driver.keys("ctrl+s");
    assert!(driver.keys("v").screen().contains("已完成，待确认"));
    assert!(driver.keys("enter").screen().contains("确认措施 1 的效果"));
    driver.keys("space ctrl+s");
    let judged = driver.keys("v").screen();
    assert!(judged.contains("有效"), "{judged}");
    assert!(driver.keys("enter").screen().contains("无需再办"));
}

#[test]
fn a_measure_over_its_time_is_seen_on_the_queue() {
    let mut driver = gas(Lang::En);
    driver.keys("v enter");
    for typed in ["Another night shift", "Service"] {
        driver.type_text(typed);
        driver.keys("tab");
    }
    driver.type_text("2026-09-01");
    let screen = driver.keys("ctrl+s F3 F4").screen();
    assert!(screen.contains("1 preventive measure late"), "{screen}");
    assert!(driver.keys("v").screen().contains("overdue"));
}

#[test]
fn a_day_that_is_none_is_named_in_the_box() {
    let mut driver = gas(Lang::Zh);
    driver.keys("v enter");
    for typed in ["增加值班", "客服部"] {
        driver.type_text(typed);
        driver.keys("tab");
    }
    driver.type_text("下个月");
    assert!(driver.keys("ctrl+s").screen().contains("写成 10-31"));
}

/// Three people complained of one matter, so that the first cases became graver by the third; two days later nobody has
/// dispatched them.
fn graver(lang: Lang, width: u16) -> Driver {
    let mut driver = Driver::new("gym", "boss", lang, width, 36);
    for name in ["张三", "李四", "王五"] {
        driver.register(json!({"customer": {"name": name}, "subject": "器械故障"}));
    }
    on_the(&mut driver, "2026-09-30T10:12:00+08:00");
    driver
}

fn on_the(driver: &mut Driver, now: &str) {
    let now: crate::calendar::Moment = now.parse().unwrap();
    let (desk, _) = driver.backend.desk_and_actor();
    desk.set_training_clock(crate::desk::Clock::Fixed(now));
    driver.minute(now);
    driver.keys("F4");
}

fn shows_beside(driver: &mut Driver, task: &str, age: &str) {
    let screen = driver.screen();
    let mut lines = screen.lines();
    let found = lines.any(|line| line.contains(task) && line.contains(age));
    assert!(found, "no {task} with {age}:\n{screen}");
}

#[test]
fn a_task_without_a_limit_shows_how_long_it_has_waited() {
    for (lang, row, age) in [
        (Lang::Zh, "派给责任部门", "已等 2 天"),
        (Lang::En, "Dispatch to", "open 2 d"),
    ] {
        shows_beside(&mut graver(lang, 120), row, age);
    }
}

#[test]
fn the_age_counts_from_the_event_that_opened_the_task() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 120, 36);
    let number = driver.register(json!({"customer": {"name": "张三"}, "facts": ["gym.L1.c"]}));
    on_the(&mut driver, "2026-09-29T10:12:00+08:00");
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    let note = crate::desk::Wish::read("note", json!({"text": "已致电"})).unwrap();
    desk.execute(&actor, &number, &note).unwrap();
    on_the(&mut driver, "2026-10-01T10:12:00+08:00");
    shows_beside(&mut driver, "派给责任部门", "已等 3 天");
}

#[test]
fn a_level_that_rose_is_news_in_its_rows_for_three_days() {
    for (lang, news) in [
        (Lang::Zh, "级别升 四级→二级"),
        (Lang::En, "level up Level 4→Level 2"),
    ] {
        let mut driver = graver(lang, 160);
        let screen = driver.screen();
        assert!(screen.contains(news), "{screen}");
        on_the(&mut driver, "2026-10-02T10:12:00+08:00");
        let screen = driver.screen();
        assert!(!screen.contains(news), "{screen}");
    }
}

#[test]
fn what_comes_next_is_masked_for_those_who_see_no_customer() {
    let mut driver = desk("boss", Lang::Zh, 120, 36);
    {
        let (desk, actor) = driver.backend.desk_and_actor();
        let new = crate::desk::NewUser {
            name: "other".to_owned(),
            roles: vec![crate::case::Role::Handler],
            department: Some("别的部门".to_owned()),
            ..crate::desk::NewUser::default()
        };
        let actor = actor.clone();
        desk.add_user(&actor, &new).unwrap();
    }
    driver.sign_in("other");
    for key in ["F4 tab", "F12"] {
        let screen = driver.keys(key).screen();
        assert!(!screen.contains("张三"), "{key}: {screen}");
    }
}
