//! Papers that the office prints: each form of each regulation, filled from the case, with a serial.

use std::fs;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, events, text, with};
use crate::samples::{gas, general, grumble, gym, insurance, property, suggestion, whistle};

/// A paper as it was read back: the boxes of its tables, and everything that is written on it.
struct Paper {
    boxes: Vec<String>,
    text: String,
}

impl Paper {
    fn open(path: &Path) -> Self {
        let file = fs::File::open(path).expect("the paper");
        let mut zip = zip::ZipArchive::new(file).expect("a package");
        let mut paper = Self {
            boxes: Vec::new(),
            text: String::new(),
        };
        for index in 0..zip.len() {
            let part = zip.by_index(index).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let xml = std::io::read_to_string(part).expect("UTF-8");
            paper.read(&xml, name == "word/document.xml");
        }
        paper
    }

    /// Reads a part to its end: marks that open also close.
    fn read(&mut self, xml: &str, boxes: bool) {
        let mut reader = Reader::from_str(xml);
        let mut depth = 0;
        let mut content = String::new();
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(mark) => {
                    depth += 1;
                    if mark.name().as_ref() == "w:tc" {
                        content.clear();
                    }
                }
                Event::End(mark) => {
                    depth -= 1;
                    match mark.name().as_ref() {
                        "w:p" => content.push('\n'),
                        "w:tc" if boxes => self.boxes.push(content.trim().to_owned()),
                        _ => {}
                    }
                }
                Event::Empty(mark) if mark.name().as_ref() == "w:noBreakHyphen" => {
                    content.push('-');
                    self.text.push('-');
                }
                Event::Text(words) => {
                    let words = words.xml10_content();
                    content.push_str(&words);
                    self.text.push_str(&words);
                }
                Event::GeneralRef(sign) => {
                    let sign = sign.xml10_content();
                    let sign = quick_xml::escape::resolve_predefined_entity(&sign).expect("a sign");
                    content.push_str(sign);
                    self.text.push_str(sign);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
    }

    /// What stands in the box after that label.
    fn after(&self, label: &str) -> &str {
        let at = self.boxes.iter().position(|text| text == label);
        let at = at.unwrap_or_else(|| panic!("no box {label}: {:?}", self.boxes));
        &self.boxes[at + 1]
    }

    fn has(&self, words: &str) {
        assert!(self.text.contains(words), "{words}: {}", self.text);
    }
}

fn print(desk: &Desk, user: &str, number: &str, form: &str) -> (Paper, Value) {
    let words = ["form", number, form, "-o", "paper.docx"];
    let answer = desk.as_(user).run(&words, Value::Null).done();
    (Paper::open(&desk.beside("paper.docx")), answer)
}

fn forms(desk: &Desk, number: &str) -> Vec<Value> {
    let words = ["form", number];
    let answer = desk.as_("clerk").run(&words, Value::Null).done();
    answer["forms"].as_array().expect("forms").clone()
}

/// A case of the gas company that has been dispatched: its slip can go out.
fn dispatched(desk: &Desk, case: &Value) -> String {
    let number = desk.number(case);
    let to = json!({"department": "维修部"});
    desk.does("supervisor", &number, "dispatch", to);
    number
}

/// A grumble of the gas company that was handled and closed.
fn handled(desk: &Desk) -> String {
    let number = desk.number(&with(
        &grumble(),
        json!({"customer": {"address": "和平路 7 号"}, "demand": "赔礼道歉"}),
    ));
    let measures = json!([{"measure": "上门前先打电话", "owner": "王五", "due": "2026-10-10"}]);
    let followed = desk
        .follow(&number)
        .saying("dispatch", json!({"person": "赵六", "limit": {"days": 2}}))
        .saying(
            "submit",
            json!({"handling": "当日上门修好", "measures": measures}),
        );
    followed.up_to("inspect");
    number
}

#[test]
fn the_supervision_slip_has_the_boxes_of_form_1() {
    let desk = Desk::training("gas", MONDAY);
    let number = handled(&desk);
    let (paper, answer) = print(&desk, "supervisor", &number, "slip");
    assert_eq!(
        answer,
        json!({"number": number, "form": "slip", "serial": "slip-2026-0001", "file": "paper.docx"})
    );
    for (label, filled) in [
        ("客户姓名", "张三"),
        ("客户电话", "138 0013 8000"),
        ("受理时间", "2026-09-28 10:00"),
        ("问题内容", "维修未到：约好上午来修灶具，没有人来"),
        ("客户要求", "赔礼道歉"),
        ("调查人", "supervisor"),
        ("承办部门", "维修部"),
        ("责任人", "赵六"),
        ("处理时限", "2026-09-30 18:00"),
    ] {
        assert_eq!(paper.after(label), filled, "{label}");
    }
    let came = paper.after("受理方式");
    assert!(came.contains("■ 来电") && came.contains("□ 来访"), "{came}");
    paper.has("部门负责人签字：");
    paper.has("编号：slip-2026-0001");
}

#[test]
fn form_2_comes_back_with_handling_and_measures() {
    let desk = Desk::training("gas", MONDAY);
    let number = handled(&desk);
    let (paper, _) = print(&desk, "head", &number, "handling");
    assert_eq!(paper.after("客户地址"), "和平路 7 号");
    assert_eq!(paper.after("处理情况"), "当日上门修好");
    assert!(paper.after("纠正措施").contains("上门前先打电话"));
    paper.has("部门负责人签字：");
}

#[test]
fn every_form_of_every_regulation_is_printed_in_both_languages() {
    let cases = [
        ("gym", gym(), "close"),
        ("insurance", insurance(), "close"),
        ("gas", gas("leader"), "close"),
        ("general", general(), "close"),
        ("general", suggestion(), "close"),
        ("property", property("phone"), "close"),
    ];
    for (regulation, case, last) in cases {
        let desk = Desk::training(regulation, MONDAY);
        let number = desk.number(&case);
        desk.follow(&number).through(last);
        let ready = forms(&desk, &number)
            .into_iter()
            .filter(|form| form["ready"] == true);
        let mut printed = 0;
        for form in ready {
            let id = text(&form["form"]);
            let (zh, answer) = print(&desk, "clerk", &number, &id);
            zh.has(&text(&form["title"]));
            zh.has(&number);
            zh.has(&text(&answer["serial"]));
            zh.has(&text(&case["customer"]["name"]));
            let words = ["form", &number, &id, "-o", "en.docx", "--lang", "en"];
            desk.as_("clerk").run(&words, Value::Null).done();
            Paper::open(&desk.beside("en.docx")).has("Printed on 2026-");
            printed += 1;
        }
        assert!(printed >= 3, "{regulation}: {printed}");
        desk.as_("admin").run(&["check"], Value::Null).done();
    }
}

#[test]
fn the_receipt_gives_number_and_promised_time() {
    let desk = Desk::training("insurance", MONDAY);
    let number = desk.number(&insurance());
    let promise = json!({"until": "2026-09-30T17:00:00+08:00", "what": "答复"});
    desk.does("clerk", &number, "promise", promise);
    let (paper, _) = print(&desk, "clerk", &number, "receipt");
    assert_eq!(paper.after("受理编号"), number);
    assert_eq!(paper.after("答复时间"), "2026-09-30 17:00");
    paper.has("客户（签字）：");
}

#[test]
fn the_letter_of_reply_says_what_was_answered() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let answer = json!({"notes": "跑步机已换电机。\n送您一周会籍。"});
    desk.follow(&number)
        .saying("answer", answer)
        .through("answer");
    let (paper, _) = print(&desk, "clerk", &number, "reply");
    for words in [
        "张三：",
        "跑步机已换电机。",
        "送您一周会籍。",
        &number,
        "2026年9月28日",
    ] {
        paper.has(words);
    }
}

#[test]
fn what_is_not_known_is_an_empty_box() {
    let desk = Desk::training("insurance", MONDAY);
    let bare = json!({"kind": "complaint", "channel": "phone", "category": "claims", "text": "定损太慢",
        "customer": {"name": "匿名"}});
    let number = desk.number(&bare);
    let (paper, _) = print(&desk, "clerk", &number, "record");
    for label in ["地址", "手机", "报案号", "被投诉人", "答复结果", "满意度"] {
        assert_eq!(paper.after(label), "", "{label}");
    }
    assert!(!paper.after("认定").contains('■'), "nothing is judged yet");
    assert_eq!(paper.after("投诉内容"), "定损太慢");
}

#[test]
fn hostile_and_endless_words_stay_words_in_their_box() {
    let desk = Desk::training("gas", MONDAY);
    let long = "没有人来。".repeat(3_000);
    let hostile = "</w:t><w:p>&amp; {number} ]]> \u{202e}反";
    let said = json!({"customer": {"name": hostile}, "subject": "", "text": long});
    let number = dispatched(&desk, &with(&grumble(), said));
    let (paper, _) = print(&desk, "clerk", &number, "slip");
    assert_eq!(paper.after("客户姓名"), "</w:t><w:p>&amp; {number} ]]> 反");
    assert_eq!(paper.after("问题内容"), long);
}

#[test]
fn each_print_is_an_event_and_serials_count_by_form_without_gaps() {
    let desk = Desk::training("gas", MONDAY);
    let first = dispatched(&desk, &grumble());
    let second = dispatched(&desk, &gas("phone"));
    let mut serials = Vec::new();
    for (number, form) in [
        (&first, "slip"),
        (&first, "receipt"),
        (&second, "slip"),
        (&first, "slip"),
    ] {
        serials.push(text(&print(&desk, "clerk", number, form).1["serial"]));
    }
    assert_eq!(
        serials,
        [
            "slip-2026-0001",
            "receipt-2026-0001",
            "slip-2026-0002",
            "slip-2026-0003"
        ]
    );
    desk.at("2027-01-04T10:00:00+08:00");
    let (_, answer) = print(&desk, "clerk", &second, "slip");
    assert_eq!(answer["serial"], "slip-2027-0001");
    let case = desk.show(&first);
    assert_eq!(
        events(&case),
        ["registered", "dispatched", "printed", "printed", "printed"]
    );
    assert_eq!(
        each(&case["papers"], "serial"),
        [&serials[0], &serials[1], &serials[3]].map(Clone::clone)
    );
}

#[test]
fn a_paper_that_cannot_be_written_takes_no_serial_and_leaves_no_event() {
    let desk = Desk::training("gas", MONDAY);
    let number = desk.number(&grumble());
    let seat = desk.as_("clerk");
    let nowhere = ["form", &number, "receipt", "-o", "no/such/folder/a.docx"];
    seat.run(&nowhere, Value::Null).unopened();
    let wrong = ["form", &number, "receipt", "-o", "receipt.pdf"];
    seat.run(&wrong, Value::Null).invalid_in("output");
    let without = ["form", &number, "receipt"];
    seat.run(&without, Value::Null).invalid_in("output");
    assert_eq!(events(&desk.show(&number)), ["registered"]);
    let (_, answer) = print(&desk, "clerk", &number, "receipt");
    assert_eq!(answer["serial"], "receipt-2026-0001");
}

#[test]
fn a_form_that_is_unknown_or_for_other_cases_is_refused() {
    let desk = Desk::training("gas", MONDAY);
    let number = desk.number(&grumble());
    let seat = desk.as_("clerk");
    let unknown = ["form", &number, "ballot", "-o", "paper.docx"];
    let error = seat.run(&unknown, Value::Null).invalid_in("form");
    for known in ["slip", "handling", "report", "receipt", "reply"] {
        assert!(text(&error["message"]).contains(known), "{error}");
    }
    let report = ["form", &number, "report", "-o", "paper.docx"];
    seat.run(&report, Value::Null).refused_by("gas.P.report");
    assert!(!desk.beside("paper.docx").exists());
    seat.run(&["form", "2026-000099"], Value::Null)
        .invalid_in("number");
    assert_eq!(events(&desk.show(&number)), ["registered"]);
}

#[test]
fn the_slip_of_a_household_goes_with_what_was_verified() {
    let desk = Desk::training("property", MONDAY);
    let number = desk.number(&property("phone"));
    let words = |form: &'static str| ["form".to_owned(), number.clone(), form.to_owned()];
    let ready = |desk: &Desk| -> Vec<String> {
        let forms = forms(desk, &number).into_iter();
        forms
            .filter(|form| form["ready"] == true)
            .map(|form| text(&form["form"]))
            .collect()
    };
    assert_eq!(ready(&desk), ["register_page", "receipt"]);
    desk.does(
        "clerk",
        &number,
        "verify",
        json!({"valid": false, "reason": "外墙施工，已公告"}),
    );
    assert!(ready(&desk).contains(&"handling".to_owned()));
    let coordination = [
        &words("coordination")[..],
        &["-o".to_owned(), "c.docx".to_owned()],
    ]
    .concat();
    let coordination: Vec<&str> = coordination.iter().map(String::as_str).collect();
    desk.as_("clerk")
        .run(&coordination, Value::Null)
        .refused_by("property.H.track");
}

/// A form, the step before which it is too early, the clause that says so, and what is missing.
struct Waiting {
    regulation: &'static str,
    case: Value,
    form: &'static str,
    step: &'static str,
    clause: &'static str,
    missing: &'static str,
}

fn waiting(
    (regulation, case): (&'static str, Value),
    form: &'static str,
    step: &'static str,
    clause: &'static str,
    missing: &'static str,
) -> Waiting {
    Waiting {
        regulation,
        case,
        form,
        step,
        clause,
        missing,
    }
}

#[test]
fn a_paper_is_printed_once_there_is_what_it_is_about_and_not_before() {
    let forms_that_wait = [
        waiting(
            ("gym", gym()),
            "reply",
            "answer",
            "gym.F.feedback",
            "答复客户",
        ),
        waiting(
            ("insurance", insurance()),
            "reply",
            "answer",
            "insurance.P.reply",
            "答复客户",
        ),
        waiting(("gas", grumble()), "slip", "dispatch", "gas.P.slip", "派单"),
        waiting(
            ("gas", grumble()),
            "handling",
            "dispatch",
            "gas.P.fix",
            "派单",
        ),
        waiting(
            ("gas", grumble()),
            "assessment",
            "investigate",
            "gas.X.other",
            "调查",
        ),
        waiting(
            ("gas", gas("leader")),
            "report",
            "investigate",
            "gas.P.report",
            "调查",
        ),
        waiting(
            ("gas", grumble()),
            "reply",
            "inspect",
            "gas.P.check",
            "检查效果",
        ),
        waiting(
            ("general", general()),
            "reply",
            "answer",
            "general.P.result",
            "答复客户",
        ),
        waiting(
            ("general", suggestion()),
            "decision",
            "answer",
            "general.P.suggestion",
            "答复客户",
        ),
        waiting(
            ("property", property("phone")),
            "coordination",
            "dispatch",
            "property.H.track",
            "派单",
        ),
        waiting(
            ("property", property("phone")),
            "reply",
            "answer",
            "property.H.answer",
            "答复客户",
        ),
    ];
    for form in forms_that_wait {
        prints_once_ready(&form);
    }
}

fn prints_once_ready(waiting: &Waiting) {
    let Waiting {
        regulation,
        case,
        form,
        step,
        clause,
        missing,
    } = waiting;
    let desk = Desk::training(regulation, MONDAY);
    let number = desk.number(case);
    desk.follow(&number).up_to(step);
    let before = events(&desk.show(&number));
    let words = ["form", &number, form, "-o", "paper.docx"];
    let error = desk
        .as_("clerk")
        .run(&words, Value::Null)
        .refused_by(clause);
    assert_eq!(error["field"], "form");
    let message = text(&error["message"]);
    assert!(message.contains(missing), "{regulation} {form}: {message}");
    assert!(!desk.beside("paper.docx").exists(), "{regulation} {form}");
    let listed = forms(&desk, &number);
    let own = listed.iter().find(|entry| entry["form"] == *form);
    assert_eq!(own.expect("the form")["why_not"], error["message"]);
    let told = desk.as_("clerk").type_in(&["form", &number], "").out;
    assert!(
        told.contains(&message),
        "people read it in the list: {told}"
    );
    assert_eq!(events(&desk.show(&number)), before, "no serial is taken");
    desk.follow(&number).through(step);
    let (_, answer) = print(&desk, "clerk", &number, form);
    assert!(text(&answer["serial"]).ends_with("-0001"), "{answer}");
}

#[test]
fn what_is_filled_in_on_the_way_and_what_the_customer_takes_home_is_printed_from_the_first_minute()
{
    for (regulation, case, ready) in [
        ("gym", gym(), vec!["registration", "receipt"]),
        ("insurance", insurance(), vec!["record", "receipt"]),
        ("gas", grumble(), vec!["receipt"]),
        ("general", general(), vec!["registration", "receipt"]),
        (
            "property",
            property("phone"),
            vec!["register_page", "receipt"],
        ),
    ] {
        let desk = Desk::training(regulation, MONDAY);
        let number = desk.number(&case);
        let listed = forms(&desk, &number).into_iter();
        let open: Vec<String> = listed
            .filter(|form| form["ready"] == true)
            .map(|form| text(&form["form"]))
            .collect();
        assert_eq!(open, ready, "{regulation}");
    }
}

#[test]
fn the_return_of_a_slip_is_recorded_once() {
    let desk = Desk::training("gas", MONDAY);
    let number = dispatched(&desk, &grumble());
    print(&desk, "clerk", &number, "slip");
    print(&desk, "clerk", &number, "receipt");
    let back = |serial: &str| {
        let words = ["form", &number, "--returned", serial];
        desk.as_("clerk").run(&words, Value::Null)
    };
    let out = &desk.show(&number)["papers"][0];
    assert_eq!(out["returned_at"], Value::Null);
    desk.at("2026-09-29T10:00:00+08:00");
    let answer = back("slip-2026-0001").done();
    assert_eq!(answer["returned"], true);
    let case = desk.show(&number);
    assert_eq!(
        case["papers"][0]["returned_at"],
        "2026-09-29T10:00:00+08:00"
    );
    assert_eq!(
        events(&case).last().map(String::as_str),
        Some("slip_returned")
    );
    back("slip-2026-0001").refused_by("gas.P.slip");
    back("receipt-2026-0001").refused_by("gas.P.intake");
    back("slip-2026-0009").invalid_in("serial");
}

#[test]
fn who_does_not_work_on_cases_prints_none_and_the_accused_not_their_own() {
    let desk = Desk::training("gas", MONDAY);
    let number = desk.number(&with(
        &grumble(),
        json!({"persons": [{"name": "李四", "department": "维修部"}]}),
    ));
    for (name, roles) in [("archivist", "admin"), ("lisi", "handler")] {
        let mut words = vec!["user", "add", name, "--roles", roles];
        if name == "lisi" {
            words.extend(["--person", "李四"]);
        }
        desk.as_("admin").run(&words, Value::Null).done();
        let print = ["form", &number, "slip", "-o", "paper.docx"];
        desk.as_(name).run(&print, Value::Null).forbidden();
    }
    assert!(!desk.beside("paper.docx").exists());
}

#[test]
fn papers_of_a_sealed_case_are_for_its_role_with_serials_of_their_own() {
    let desk = Desk::training("insurance", MONDAY);
    let sealed = text(&desk.add(&whistle())["number"]);
    let open = desk.number(&insurance());
    let words = ["form", &sealed, "record", "-o", "paper.docx"];
    for user in ["clerk", "handler", "head", "supervisor"] {
        desk.as_(user).run(&words, Value::Null).invalid_in("number");
    }
    let (paper, answer) = print(&desk, "manager", &sealed, "record");
    assert_eq!(answer["serial"], "S-record-2026-0001");
    paper.has("密件");
    let (_, answer) = print(&desk, "clerk", &open, "record");
    assert_eq!(
        answer["serial"], "record-2026-0001",
        "no gap shows a sealed paper"
    );
}

#[test]
fn without_a_form_the_forms_are_listed() {
    let desk = Desk::training("gas", MONDAY);
    let number = dispatched(&desk, &grumble());
    print(&desk, "clerk", &number, "slip");
    let listed = forms(&desk, &number);
    let slip = &listed[0];
    assert_eq!(slip["form"], "slip");
    assert_eq!(slip["title"], "督办处理单");
    assert_eq!(slip["clause"], "gas.P.slip");
    assert_eq!(slip["return"], true);
    assert_eq!(slip["printed"][0]["serial"], "slip-2026-0001");
    let report = listed.iter().find(|form| form["form"] == "report");
    assert_eq!(report.expect("the report")["ready"], false);
    let told = desk.as_("clerk").type_in(&["form", &number], "").out;
    assert!(
        told.contains("督办处理单") && told.contains("未交回"),
        "{told}"
    );
    assert!(!told.contains("调查报告"), "not for a grumble: {told}");
}

#[test]
fn a_regulation_of_ones_own_lays_its_forms_out_as_it_likes() {
    let desk = Desk::folder(MONDAY);
    let own = crate::desk::shipped("assets/regulations/general.toml")
        .replace("受理回执", "意见收据")
        .replace("id = \"receipt\"", "id = \"chit\"");
    fs::write(desk.beside("own.toml"), own).expect("a regulation");
    desk.init("own.toml").done();
    let number = desk.number(&general());
    let (paper, answer) = print(&desk, "clerk", &number, "chit");
    assert_eq!(answer["serial"], "chit-2026-0001");
    paper.has("意见收据");
}

#[test]
fn a_paper_that_another_department_prints_masks_the_customer() {
    let desk = Desk::training("gas", MONDAY);
    for (name, department) in [("repairer", "维修部"), ("reader", "抄表部")] {
        let words = [
            "user",
            "add",
            name,
            "--roles",
            "handler",
            "--department",
            department,
        ];
        desk.as_("admin").run(&words, Value::Null).done();
    }
    let number = dispatched(&desk, &grumble());
    let forms = desk
        .as_("reader")
        .run(&["form", &number], Value::Null)
        .done();
    let form = each(&forms["forms"], "form")[0].clone();
    let printed = |user: &str, file: &str| {
        let words = ["form", &number, &form, "-o", file];
        desk.as_(user).run(&words, Value::Null).done();
        Paper::open(&desk.beside(file)).text
    };
    let other = printed("reader", "other.docx");
    assert!(!other.contains("张三") && other.contains("张*"), "{other}");
    assert!(printed("repairer", "own.docx").contains("张三"));
    assert_eq!(desk.show(&number)["customer"]["name"], "张三");
    desk.as_("admin").run(&["check"], Value::Null).done();
}
