//! What the five papers ask of their files, taken from the papers by hand: the contract that the files are held to.

use tousu::regulation::model::Regulation;
use tousu::regulation::{Mistake, load};

const GYM: &str = include_str!("../../assets/regulations/gym.toml");
const INSURANCE: &str = include_str!("../../assets/regulations/insurance.toml");
const GAS: &str = include_str!("../../assets/regulations/gas.toml");
const GENERAL: &str = include_str!("../../assets/regulations/general.toml");
const PROPERTY: &str = include_str!("../../assets/regulations/property.toml");

/// What a paper asks of its file. Lists are words, in the paper's own order.
pub struct Paper {
    pub id: &'static str,
    pub file: &'static str,
    /// Without the regulation's own prefix.
    pub clauses: &'static str,
    pub kinds: &'static str,
    pub levels: &'static str,
    pub channels: &'static str,
    pub categories: &'static str,
    pub items: &'static str,
}

pub const PAPERS: [Paper; 5] = [
    Paper {
        id: "gym",
        file: GYM,
        clauses: "K.complaint K.help K.enquiry K.vent K.opinion \
            L1.a L1.b L1.c L1.d L1.e L2.a L2.b L2.c L2.d L2.e L3.a L3.b L3.c L4.a L4.b \
            P.enquiry P.opinion P.complaint P.weekly D.resolve D.extend D.hardware R.stats F.feedback A.archive",
        kinds: "complaint help enquiry vent opinion",
        levels: "1 2 3 4",
        channels: "counter phone letter email website wechat visit other",
        categories: "card_sales equipment product service_quality service_process price",
        items: "penalty",
    },
    Paper {
        id: "insurance",
        file: INSURANCE,
        clauses: "K.complaint K.whistle L.major.a L.major.b L.major.c L.ordinary \
            P.now P.dispatch P.verdict P.favour P.return P.reply P.contact P.escalate P.rep \
            D.ack D.ordinary D.major A.archive C.cause C.supervise",
        kinds: "complaint whistle",
        levels: "major ordinary",
        channels: "counter phone letter email website wechat visit mainstream_media other_media referral other",
        categories: "claims service attitude charges other",
        items: "",
    },
    Paper {
        id: "gas",
        file: GAS,
        clauses: "K.grumble K.complaint L1 L2 L3 P.intake P.slip P.fix P.check P.report D.fix \
            X.1 X.2 X.3 X.4 X.5 X.6 X.7 X.8 X.9 X.10 X.11 X.12 X.13 X.14 X.15 X.16 X.17 X.18 X.other \
            R.dept R.prevent R.month A.archive",
        kinds: "grumble complaint",
        levels: "1 2 3",
        channels: "counter phone letter email website visit callback inspection survey leader government \
            mayor_hotline mayor_mailbox mainstream_media other_media conduct_inspection referral other",
        categories: "manners attitude general counter hotline survey installation ignition repair safety_check \
            meter_reading meter_change other",
        items: "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 other",
    },
    Paper {
        id: "general",
        file: GENERAL,
        clauses: "K.complaint K.suggestion P.record P.verify P.plan P.progress P.result P.suggestion \
            D.first D.result R.month R.evaluate A.archive X.reward G.group",
        kinds: "complaint suggestion",
        levels: "",
        channels: "counter phone email website wechat letter visit other",
        categories: "product service workflow other",
        items: "reward penalty",
    },
    Paper {
        id: "property",
        file: PROPERTY,
        clauses: "V.invalid L.ordinary L.serious T.now T.12h S.record S.up S.3min S.24h \
            H.track D.ordinary D.serious A.archive H.answer H.greet C.how C.file",
        kinds: "complaint",
        levels: "serious ordinary",
        channels: "counter phone letter email wechat visit callback inspection other",
        categories: "repair cleaning security greening parking noise charges other",
        items: "",
    },
];

pub fn read(paper: &Paper) -> Regulation {
    let file = format!("{}.toml", paper.id);
    load(&file, paper.file).unwrap_or_else(|mistakes| panic!("{}", told(&mistakes)))
}

pub fn told(mistakes: &[Mistake]) -> String {
    let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

pub fn words(list: &str) -> Vec<&str> {
    list.split_whitespace().collect()
}

/// The paper with that id.
pub fn paper(id: &str) -> &'static Paper {
    PAPERS
        .iter()
        .find(|paper| paper.id == id)
        .unwrap_or_else(|| panic!("no paper {id}"))
}

#[test]
fn the_regulation_in_the_readme_is_a_good_one() {
    let readme = include_str!("../../README.md");
    let written = readme
        .split_once("```toml\n")
        .and_then(|(_, rest)| rest.split_once("```"));
    let (source, _) = written.expect("a regulation in the README");
    let loaded = load("README.md", source);
    assert!(loaded.is_ok(), "{loaded:?}");
}

#[test]
fn what_the_readme_shows_of_the_sixth_regulation_stands_in_its_file() {
    let readme = include_str!("../../README.md");
    let file = include_str!("../data/hospital.toml");
    let shown: Vec<&str> = readme
        .split("```toml\n")
        .skip(2)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert!(shown.len() >= 5, "the worked example");
    for excerpt in shown {
        let lines: Vec<&str> = excerpt
            .lines()
            .map(|line| line.strip_prefix("   ").unwrap_or(line))
            .collect();
        let excerpt = lines.join("\n");
        assert!(file.contains(excerpt.trim_end()), "{excerpt}");
    }
}

#[test]
fn the_readme_names_every_fact_and_every_table() {
    let readme = include_str!("../../README.md");
    let facts = tousu::regulation::facts::FactName::ALL.iter();
    let tables = "clause kind channel category field office roles ladder guidance callback_script level criterion track \
        step limit recurring trigger action extension finding item";
    let parts = [
        "[waiting]",
        "[verdict]",
        "[unreachable]",
        "[matter]",
        "[retention]",
    ];
    let named = facts
        .map(|fact| fact.as_str())
        .chain(words(tables))
        .chain(parts);
    let unnamed: Vec<&str> = named
        .filter(|word| !readme.contains(&format!("`{word}`")))
        .collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
}
