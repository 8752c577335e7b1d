//! What a person reads on the command line: the case in the regulation's own words, and every rule with its clause.

use serde_json::json;

use crate::desk::{Desk, MONDAY, text, with};
use crate::samples::{general, gym, insurance, insurance_about_employee, suggestion};

/// The case as the supervisor reads it.
fn read(desk: &Desk, number: &str) -> String {
    let words = ["case", "show", number];
    let answer = desk.as_("supervisor").type_in(&words, "");
    assert_eq!(answer.exit, 0, "{answer:?}");
    answer.out
}

#[track_caller]
fn says(told: &str, texts: &[&str]) {
    for text in texts {
        assert!(told.contains(text), "{text} is not said:\n{told}");
    }
}

#[test]
fn a_case_names_its_steps_and_people_as_the_regulation_does() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let told = read(&desk, &number);
    says(
        &told,
        &[
            "派给责任部门",
            "客服主管",
            "反馈结果",
            "前台接待",
            "gym.D.resolve",
        ],
    );
    let tasks = desk.show(&number)["tasks"].clone();
    assert_eq!(tasks[0]["label"], "派给责任部门");
    let queue = desk.as_("clerk").type_in(&["queue"], "");
    says(&queue.out, &["派给责任部门", "客服主管"]);
}

#[test]
fn what_the_paper_expects_and_nobody_wrote_is_to_be_completed() {
    let desk = Desk::training("insurance", MONDAY);
    let number = desk.number(&insurance());
    let told = read(&desk, &number);
    let line = told
        .lines()
        .find(|line| line.starts_with("待补充"))
        .unwrap_or_else(|| panic!("{told}"));
    says(
        line,
        &[
            "性别",
            "地址",
            "与被保险人（车主）关系",
            "投诉人身份",
            "联系人手机",
        ],
    );
    assert!(!line.contains("报案号"), "it is there: {line}");
    says(&told, &["报案号", "BA-2026-7781"]);
}

#[test]
fn a_finding_says_what_follows_from_it() {
    for (finding, consequence) in [
        ("service", "由部门经理决定处罚"),
        ("sales", "赔偿、辞退并报警"),
        ("member", "耐心解释"),
    ] {
        let desk = Desk::training("gym", MONDAY);
        let number = desk.number(&gym());
        desk.follow(&number)
            .saying("investigate", json!({"finding": finding}))
            .up_to("answer");
        says(&read(&desk, &number), &[consequence, "gym.P.complaint"]);
    }
}

#[test]
fn a_case_that_waits_says_for_whom_and_why() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.does("clerk", &number, "ask", json!({"notes": "是否换新机"}));
    let told = read(&desk, &number);
    says(
        &told,
        &["自 2026-09-28 10:00 暂停", "是否换新机", "gym.D.hardware"],
    );
    desk.does("manager", &number, "instruct", json!({"notes": "同意换新"}));
    let told = read(&desk, &number);
    says(&told, &["是否换新机", "同意换新"]);
    assert!(!told.contains("自 2026-09-28 10:00 暂停"), "{told}");
}

#[test]
fn doubt_in_the_customers_favour_names_the_clause() {
    let desk = Desk::training("insurance", MONDAY);
    let number = desk.number(&insurance_about_employee());
    let doubt = json!({"substantiated": "unverifiable", "upheld": false, "reason": "录音已灭失"});
    desk.follow(&number)
        .saying("verdict", doubt)
        .up_to("submit");
    let told = read(&desk, &number);
    says(
        &told,
        &[
            "无法核实、成立",
            "按 insurance.P.favour 无法核实的，按有利于客户判为成立",
        ],
    );
}

#[test]
fn the_reasons_of_a_return_are_a_checklist_until_it_is_submitted_again() {
    let desk = Desk::training("insurance", MONDAY);
    let number = desk.number(&insurance_about_employee());
    desk.follow(&number).up_to("approve");
    let reasons = json!({"reasons": ["没有附通话记录", "结论未写依据"]});
    desk.does("supervisor", &number, "return", reasons);
    says(
        &read(&desk, &number),
        &["退回须改正", "[ ] 没有附通话记录", "[ ] 结论未写依据"],
    );
    desk.does(
        "handler",
        &number,
        "submit",
        json!({"handling": "已补通话记录和依据"}),
    );
    let told = read(&desk, &number);
    says(
        &told,
        &["[x] 没有附通话记录", "[x] 结论未写依据", "第 2 次"],
    );
    assert!(!told.contains("[ ]"), "{told}");
}

#[test]
fn failed_tries_say_how_far_the_rule_of_the_unreachable_is_met() {
    let desk = Desk::training("insurance", MONDAY);
    let number = desk.number(&insurance());
    let vain = json!({"reached": false, "method": "phone", "notes": "无人接听"});
    desk.does("clerk", &number, "contact", vain.clone());
    desk.does("clerk", &number, "contact", vain);
    let told = read(&desk, &number);
    says(
        &told,
        &["未接通 2 次、1 天；满 3 次、2 天", "insurance.P.contact"],
    );
}

#[test]
fn kinds_are_told_apart_in_a_list() {
    let desk = Desk::training("general", MONDAY);
    desk.number(&general());
    desk.number(&suggestion());
    let list = desk.as_("clerk").type_in(&["case", "list"], "").out;
    says(
        &list,
        &["类型", "投诉", "建议", "评审：是否采纳", "核实真实性"],
    );
}

#[test]
fn what_time_has_done_is_told_in_words() {
    let desk = Desk::training("gym", MONDAY);
    desk.number(&gym());
    desk.at("2026-10-14T09:00:00+08:00");
    let told = desk.as_("supervisor").type_in(&["tick"], "").out;
    says(
        &told,
        &["级别上升", "二级", "gym.L2.d 因我方原因半个月未解决"],
    );
}

#[test]
fn who_was_slower_reads_what_happened_in_his_language() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "器械部"}),
    );
    let late = json!({"version": 1, "text": "看过"});
    let seat = desk.as_("clerk");
    let zh = seat.does(&number, "note", late.clone()).conflict();
    says(&text(&zh["message"]), &["supervisor", "派单", "没有保存"]);
    let words = ["--lang", "en", "case", "do", &number, "note", "-"];
    let en = seat.run(&words, late).conflict();
    says(&text(&en["message"]), &["supervisor", "Dispatched"]);
}

#[test]
fn a_level_by_hand_says_why() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&with(&gym(), json!({"facts": ["gym.L1.c"]})));
    let lower = json!({"facts": ["gym.L1.c"], "level": "3", "reason": "擦伤，无需就医"});
    desk.does("supervisor", &number, "assess", lower);
    says(
        &read(&desk, &number),
        &["三级", "由主管判定：擦伤，无需就医"],
    );
}

#[test]
fn a_missing_role_is_named_as_the_regulation_names_it() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let dispatch = json!({"department": "器械部"});
    let refused = desk
        .as_("clerk")
        .does(&number, "dispatch", dispatch)
        .forbidden();
    says(&text(&refused["message"]), &["客服主管"]);
}

#[test]
fn a_reward_keeps_its_words() {
    let desk = Desk::training("general", MONDAY);
    let number = desk.number(&general());
    desk.follow(&number).up_to("answer");
    let reward = json!({"item": "reward", "person": "王五", "department": "窗口组",
        "reward": "奖金二百元", "reason": "当日办结"});
    let case = desk.does("supervisor", &number, "assess_person", reward);
    assert_eq!(case["assessments"][0]["what"], "奖金二百元");
    says(&read(&desk, &number), &["奖励：奖金二百元", "待批准"]);
}

#[test]
fn the_departments_manager_decides_the_penalty_where_the_paper_says_so() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&with(
        &gym(),
        json!({"persons": [{"name": "李四", "department": "器械部"}]}),
    ));
    desk.follow(&number)
        .saying("investigate", json!({"finding": "service"}))
        .up_to("answer");
    let penalty = json!({"item": "penalty", "person": "李四", "department": "器械部",
        "sanction": "warning", "reason": "未点检"});
    desk.does("supervisor", &number, "assess_person", penalty);
    let decide = json!({"id": 1, "decided": true});
    desk.as_("supervisor")
        .does(&number, "assess_person", decide.clone())
        .forbidden();
    let case = desk.does("head", &number, "assess_person", decide);
    assert_eq!(case["assessments"][0]["decided"], true);
}

#[test]
fn what_is_due_exactly_at_the_end_of_the_span_is_within_it() {
    let desk = Desk::training("general", "2026-09-28T16:00:00+08:00");
    desk.number(&general());
    desk.at("2026-09-29T16:00:00+08:00");
    let steps = |within: &str| {
        let tasks = desk.as_("clerk").queue(&["--within", within]);
        tasks
            .iter()
            .map(|task| text(&task["step"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(steps("2h"), ["verify"]);
    assert!(steps("119m").is_empty());
}

#[test]
fn the_same_day_given_at_closing_time_ends_then() {
    let desk = Desk::training("insurance", "2026-09-28T18:00:00+08:00");
    let due = |case: &serde_json::Value| {
        let tasks = case["tasks"].as_array().expect("tasks");
        let promise = tasks.iter().find(|task| task["step"] == "promise");
        text(&promise.expect("a promise is due")["due"])
    };
    assert_eq!(due(&desk.add(&insurance())), "2026-09-28T18:00:00+08:00");
    desk.at("2026-09-28T18:00:01+08:00");
    assert_eq!(due(&desk.add(&insurance())), "2026-09-29T00:00:00+08:00");
}

#[test]
fn mistakes_of_a_regulation_file_are_told_in_chinese() {
    let desk = Desk::folder(MONDAY);
    let file = desk.beside("broken.toml");
    let paper = include_str!("../../assets/regulations/gym.toml");
    let broken = paper
        .replacen("track = \"help\"", "track = \"hlep\"", 1)
        .replacen("rank = 2", "rang = 2", 1);
    std::fs::write(&file, broken).expect("a file");
    let path = file.to_str().expect("a path");
    let check = |lang: &str| {
        let words = ["--lang", lang, "regulation", "check", path];
        desk.as_("admin")
            .run(&words, serde_json::Value::Null)
            .invalid()
    };
    let (zh, en) = (check("zh"), check("en"));
    says(
        &text(&zh["message"]),
        &["没有流程 `hlep`", "没有 `rang` 这一项"],
    );
    says(
        &text(&en["message"]),
        &["no track `hlep`", "unknown field `rang`"],
    );
    assert!(!zh["all"].to_string().contains("unknown field"), "{zh}");
}
