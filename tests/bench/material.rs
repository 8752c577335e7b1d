//! Believable enough cases, the same every time.

use tousu::calendar::Moment;
use tousu::case::{CommandName, Draft, Fact, Personal, Role, Status, Task};
use tousu::store::{CaseRow, CaseWrite, SearchText};
use tousu::text::{initials, normal};

const WORDS: [&str; 40] = [
    "服务态度",
    "漏水",
    "退款",
    "噪音",
    "器械",
    "跑步机",
    "更衣室",
    "淋浴",
    "教练",
    "会员卡",
    "前台",
    "工作人员",
    "电话",
    "回复",
    "处理",
    "维修",
    "已经三天",
    "一直没有",
    "要求",
    "赔偿",
    "道歉",
    "收费",
    "发票",
    "停车",
    "电梯",
    "卫生",
    "空调",
    "太热",
    "排队",
    "预约",
    "取消",
    "课程",
    "推销",
    "合同",
    "说明",
    "不清楚",
    "孩子",
    "老人",
    "受伤",
    "晚上",
];
const SURNAMES: [&str; 12] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "单",
];
const GIVEN: [&str; 10] = ["三", "伟", "娜", "秀英", "敏", "静", "丽", "强", "磊", "洋"];
const DEPARTMENTS: [&str; 12] = [
    "前台",
    "器械部",
    "商品部",
    "维修部",
    "工程部",
    "客服部",
    "教练部",
    "保洁部",
    "安保部",
    "财务部",
    "会籍部",
    "市场部",
];
const CATEGORIES: [&str; 6] = ["service", "fee", "device", "safety", "hygiene", "other"];
const CHANNELS: [&str; 4] = ["phone", "counter", "letter", "wechat"];

/// A small generator of numbers: the same from the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % sides
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len())]
    }
}

/// The end of the years in which the cases came in.
pub fn now() -> Moment {
    "2026-11-21T09:00:00+08:00".parse().unwrap()
}

pub fn number(at: u64) -> String {
    format!("2026-{at:06}")
}

/// Case number `at` of `all`, received evenly over five years; those after `all` today.
pub fn case(at: u64, all: u64) -> CaseWrite {
    let mut dice = Dice((at + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let minutes = i64::try_from(5 * 365 * 24 * 60 * at.min(all) / all).unwrap() - 5 * 365 * 24 * 60;
    let received_at = now()
        + chrono::TimeDelta::minutes(minutes)
        + chrono::TimeDelta::seconds(i64::try_from(at.saturating_sub(all)).unwrap());
    let open = at + all / 200 > all || dice.roll(1000) == 0;
    let customer = format!("{}{}", dice.pick(&SURNAMES), dice.pick(&GIVEN));
    let phone = format!("13{:09}", dice.roll(1_000_000_000));
    let text = text(&mut dice, at);
    let department = dice.pick(&DEPARTMENTS).to_owned();
    let category = dice.pick(&CATEGORIES).to_owned();
    let rank = [1, 2, 2, 3, 3, 3, 3, 3, 3, 3][dice.roll(10)];
    let row = CaseRow {
        number: number(at),
        version: 6,
        status: if open { Status::Open } else { Status::Closed },
        sealed: false,
        kind: if dice.roll(5) == 0 {
            "grumble"
        } else {
            "complaint"
        }
        .to_owned(),
        stage: open.then_some(CommandName::Dispatch),
        level: Some(rank.to_string()),
        level_rank: Some(rank),
        channel: dice.pick(&CHANNELS).to_owned(),
        persons: if dice.roll(5) == 0 {
            vec![format!("{}{}", dice.pick(&SURNAMES), dice.pick(&GIVEN))]
        } else {
            vec![]
        },
        phone: Some(phone.clone()),
        phone_keys: vec![phone.clone()],
        unit: (dice.roll(3) == 0)
            .then(|| format!("{}-{}-{}", dice.roll(30), dice.roll(6), dice.roll(2000))),
        subject: Some(WORDS[dice.roll(40)].to_owned()),
        excerpt: text.chars().take(24).collect(),
        received_at,
        registered_at: received_at + chrono::TimeDelta::minutes(3),
        received_by: format!("clerk{}", dice.roll(8)),
        due: open.then(|| {
            received_at + chrono::TimeDelta::hours(i64::try_from(dice.roll(200)).unwrap())
        }),
        wake_at: open.then_some(received_at),
        waiting: None,
        returned: u32::from(dice.roll(40) == 0),
        reopened: u32::from(dice.roll(100) == 0),
        escalated: 0,
        satisfaction: (!open).then(|| u8::try_from(1 + dice.roll(5)).unwrap()),
        closed_at: (!open).then(|| received_at + chrono::TimeDelta::days(3)),
        matter: Some(format!("{category}|{department}|{}", WORDS[dice.roll(40)])),
        customer_key: phone.clone(),
        departments: vec![department],
        category: Some(category),
        customer,
    };
    let search = SearchText {
        veiled: u32::try_from(normal(&row.customer).chars().count() + 1).unwrap(),
        text: [normal(&row.customer), phone.clone(), normal(&text)].join("\n"),
        initials: initials(&row.customer),
        digits: vec![phone],
    };
    let due = row.due.map(|due| task(due, &row));
    CaseWrite {
        number: row.number.clone(),
        expected: 0,
        drafts: drafts(&text, &mut dice),
        tasks: due.into_iter().collect(),
        row,
        search: Some(search),
    }
}

/// 60 to 200 characters; a rare word now and then.
fn text(dice: &mut Dice, at: u64) -> String {
    let mut text = String::new();
    let length = 60 + dice.roll(140);
    while text.chars().count() < length {
        text.push_str(dice.pick(&WORDS));
        match dice.roll(4) {
            0 => text.push('，'),
            1 => text.extend(char::from_u32(
                0x4e00 + u32::try_from(dice.roll(2500)).unwrap(),
            )),
            2 => text.push('的'),
            _ => {}
        }
    }
    if at % 997 == 3 {
        text.push_str("鳄鱼出没");
    }
    text
}

fn drafts(text: &str, dice: &mut Dice) -> Vec<Draft> {
    let facts = [
        Fact::Noted,
        Fact::Notified,
        Fact::Arrived,
        Fact::Progressed,
        Fact::Approved,
        Fact::Closed,
    ];
    let draft = |fact, words: String| Draft {
        at: now(),
        actor: "clerk".to_owned(),
        clause: Some("x.1.2".to_owned()),
        follows: false,
        fact,
        deadlines: Vec::new(),
        personal: Personal {
            text: Some(words),
            ..Personal::default()
        },
    };
    let words = |dice: &mut Dice| {
        format!(
            "{}{}{}",
            dice.pick(&WORDS),
            dice.pick(&WORDS),
            dice.pick(&WORDS)
        )
    };
    facts
        .into_iter()
        .enumerate()
        .map(|(at, fact)| {
            draft(
                fact,
                if at == 0 {
                    text.to_owned()
                } else {
                    words(dice)
                },
            )
        })
        .collect()
}

fn task(due: Moment, row: &CaseRow) -> Task {
    Task {
        id: 1,
        step: CommandName::Dispatch,
        clause: "x.3".to_owned(),
        role: Role::Supervisor,
        department: row.departments.first().cloned(),
        person: None,
        due: Some(due),
        provisional: false,
        ready: true,
        standing: false,
        measure: None,
        needs: vec!["department".to_owned()],
    }
}
