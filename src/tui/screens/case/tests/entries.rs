//! Entries against persons: the table as a list to choose from, what an item asks for, and the decision.

use super::*;

/// A case of the gas company whose facts are established, open on the screen.
fn established(kind: &str, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("gas", "boss", Lang::Zh, width, height);
    driver.register(json!({
        "kind": kind, "category": "repair", "text": "维修工没有给收据",
        "departments": ["维修部"], "persons": [{"name": "李四", "department": "维修部"}],
    }));
    for (command, fields) in [
        ("dispatch", json!({"department": "维修部"})),
        ("sign", json!({})),
        ("investigate", json!({"notes": "属实"})),
    ] {
        elsewhere(&mut driver, command, fields);
    }
    driver.event(AppEvent::DeskChanged);
    driver.keys("F3 enter");
    driver
}

fn assess(driver: &mut Driver) {
    driver.keys("F9").type_text("考核");
    driver.keys("enter");
    shows(driver, "考核项目");
}

#[test]
fn the_items_are_a_list_with_group_minimum_and_whom_they_charge() {
    let mut driver = established("grumble", 80, 24);
    assess(&mut driver);
    shows(&mut driver, "按 Enter 从表中选");
    driver.keys("enter");
    shows(&mut driver, "16 负责人日常指导与检查");
    shows(&mut driver, "管理 · 负责人 · 至少 5 分");
    assert_snapshot!("items_zh_80x24", driver.screen());
    driver.keys("down down enter");
    shows(&mut driver, "gas.X.3 · 服务态度 · 考核本人 · 至少 20 分");
    lacks(&mut driver, "处分");
    driver.keys("tab tab").type_text("10");
    driver.keys("tab").type_text("态度生硬");
    driver.keys("ctrl+s");
    shows(&mut driver, "20");
    shows(&mut driver, "考核项目");
}

#[test]
fn a_complaint_offers_the_sanctions_of_its_level_and_no_points() {
    let mut driver = established("complaint", 80, 24);
    assess(&mut driver);
    driver.keys("1 2 enter");
    lacks(&mut driver, "扣分");
    shows(&mut driver, "通报批评");
    lacks(&mut driver, "辞退");
    driver.keys("ctrl+s");
    shows(&mut driver, "请填写");
}

#[test]
fn who_decides_finds_the_proposal_as_the_next_step() {
    let mut driver = established("grumble", 80, 24);
    elsewhere(
        &mut driver,
        "assess_person",
        json!({"item": "12", "person": "李四", "reason": "未给收据"}),
    );
    driver.event(AppEvent::DeskChanged);
    shows(&mut driver, "批准或驳回考核");
    driver.keys("F9").type_text("考核");
    driver.keys("enter");
    shows(&mut driver, "[2 批准或驳回]");
    driver.keys("tab tab 1 ctrl+s");
    shows(&mut driver, "已完成：考核");
    lacks(&mut driver, "批准或驳回考核");
}
