//! An administrator's morning, by keyboard alone: archive what is closed, keep one longer, and the settings: people, the working
//! days of a year, another version of the regulation.

use serde_json::json;

use crate::support::{CTRL_S, DOWN, ENTER, ESC, F7, F8, Place, TAB, Terminal, UP};

#[test]
fn an_administrator_s_morning() {
    let place = Place::training();
    for name in ["赵敏", "孙七"] {
        closed(&place, name);
    }
    let mut terminal = place.open(&["--as", "admin"]);
    terminal.see(&["[F12 今日]"]);
    archive(&mut terminal);
    people(&mut terminal);
    working_days(&place, &mut terminal);
    regulation(&place, &mut terminal);
}

/// A case of somebody who only wanted to be heard, closed at once.
fn closed(place: &Place, name: &str) {
    let case =
        json!({"kind": "vent", "channel": "phone", "text": "误会", "customer": {"name": name}});
    let case = place.write("case.json", &case.to_string());
    let kept = place.run(&["case", "add", &case, "--as", "admin", "--json"]);
    let kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
    let number = kept["number"].as_str().unwrap();
    for (command, fields) in [
        ("answer", json!({"method": "phone", "notes": "已安抚"})),
        ("close", json!({"reason": "客户满意"})),
    ] {
        let fields = place.write("fields.json", &fields.to_string());
        place.run(&["case", "do", number, command, &fields, "--as", "admin"]);
    }
}

fn archive(terminal: &mut Terminal) {
    terminal.press(&[F7]).see(&["待归档 2", "赵敏", "孙七"]);
    terminal.press(&[" ", "a"]).see(&["将归档 1 件", "[取消]"]);
    terminal.press(&["y"]).see(&["已归档 1 件", "待归档 1"]);
    terminal.press(&["h"]).see(&["保存至", "理由"]);
    terminal
        .press(&["2029-12-31", TAB, "诉讼材料", CTRL_S])
        .see(&["已完成：延长保存"]);
    terminal.press(&[F7]).see(&["延长保存 1", "2029-12-31"]);
}

fn people(terminal: &mut Terminal) {
    terminal
        .press(&[F8, DOWN, DOWN, DOWN, ENTER])
        .see(&["用户 6"]);
    terminal.press(&["a"]).see(&["新增用户"]);
    terminal
        .press(&["周岚", TAB, " ", CTRL_S])
        .see(&["用户 7", "周岚"]);
    terminal.press(&[ESC]).see(&["Enter 进入"]);
}

fn working_days(place: &Place, terminal: &mut Terminal) {
    let file = place.write("2031.csv", "date,kind,name\n2031-01-01,off,元旦\n");
    terminal.press(&[F8]).see(&["› 人员部门"]);
    terminal.press(&[UP, ENTER]).see(&["已公布：放假"]);
    terminal.press(&["i"]).see(&["导入工作日历"]);
    terminal.press(&[&file, ENTER]).see(&["已导入 2031 年日历"]);
    terminal.press(&[ESC]).see(&["Enter 当天待办"]);
    terminal.press(&[ESC]).see(&["Enter 进入"]);
}

fn regulation(place: &Place, terminal: &mut Terminal) {
    let rules = tousu::regulation::shipped::shipped_source("gym").unwrap();
    let rules = rules.replace("三个工作日内给出结果", "两个工作日内给出结果");
    let rules = rules.replace("span = { workdays = 3 }", "span = { workdays = 2 }");
    let file = place.write("new.toml", &rules);
    terminal.press(&["v"]).see(&["采用另一份制度文件"]);
    terminal
        .press(&[&file, ENTER])
        .see(&["规则变化", "gym.D.resolve"]);
    terminal.press(&["a"]).see(&["采用制度", "[取消]"]);
    terminal.press(&["y"]).see(&["现行", "以前"]);
}
