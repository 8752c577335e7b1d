//! The customer masked on the screens of those whose work does not need it.

use super::*;

fn files() -> Driver {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 120, 40);
    driver
        .register(json!({"customer": {"name": "张三", "phone": "13800138000"}, "subject": "退卡"}));
    {
        let (desk, actor) = driver.backend.desk_and_actor();
        let new = crate::desk::NewUser {
            name: "files".to_owned(),
            roles: vec![crate::case::Role::Admin],
            ..crate::desk::NewUser::default()
        };
        let actor = actor.clone();
        desk.add_user(&actor, &new).unwrap();
    }
    driver.sign_in("files");
    driver
}

#[test]
fn the_records_office_sees_a_masked_customer_until_it_asks() {
    let mut driver = files();
    driver.keys("F3");
    shows(&mut driver, "张*");
    lacks(&mut driver, "张三");
    driver.keys("enter");
    shows(&mut driver, "张*");
    shows(&mut driver, "138****8000");
    shows(&mut driver, "姓名和电话已隐去，按 v 显示");
    lacks(&mut driver, "张三");
    driver.keys("v");
    shows(&mut driver, "张三");
    shows(&mut driver, "13800138000");
    lacks(&mut driver, "已隐去");
    driver.keys("F3");
    shows(&mut driver, "张*");
}

#[test]
fn who_sees_the_customer_is_not_offered_to_lift_anything() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 120, 40);
    driver.register(json!({"customer": {"name": "张三", "phone": "13800138000"}}));
    driver.keys("F3 enter");
    shows(&mut driver, "13800138000");
    lacks(&mut driver, "已隐去");
    driver.keys("enter");
    lacks(&mut driver, "显示客户信息");
}
