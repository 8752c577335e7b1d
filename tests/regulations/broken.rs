//! A file with mistakes is told every one of them, with its place.

use tousu::regulation::load;

use crate::papers::{paper, told};

/// file | what stands there | what is written instead → place | clause | field
const MISTAKES: [&str; 21] = [
    r#"gym | id = "gym.L1.c" | id = "gym.L1.x" | criterion 3 | gym.L1.c | clause"#,
    r#"gym | fact = "months_open" | fact = "moons_open" | criterion 2 | gym.L1.b | when.all[0].fact"#,
    r#"gym | do = "investigate" | do = "ponder" | step 2 | gym.P.complaint | do"#,
    r#"gym | return_to = "investigate" | return_to = "verify" | track 1 | complaint | return_to"#,
    "gym | cap = { workdays = 5 } | cap = { workdays = 0 } | extension 1 | gym.D.extend | cap",
    r#"insurance | sealed_for = "manager" | sealed_for = "boss" | kind 2 | insurance.K.whistle | sealed_for"#,
    "insurance | span = { workdays = 5 } | span = { moons = 5 } | limit 1 | insurance.D.ordinary | span",
    r#"gas | is = "grumble" }, points = 10 | is = "moan" }, points = 10 | item 1 | gas.X.1 | charge.when"#,
    r#"gas | fails_to = "submit" | fails_to = "verdict" | step 5 | gas.P.check | fails_to"#,
    "general | points = 0, sanctions | pionts = 0, sanctions | item 2 | general.X.reward | charge[0].pionts",
    r#"property | to = "manager" |  | trigger 1 | property.S.24h | to"#,
    r#"gas | value = "handling" | value = "handeling" | form 2 | gas.P.fix | part[0].table[3].box[0].value"#,
    r#"gas | id = "handling" | id = "slip" | form 2 | slip | id"#,
    r#"gas | id = "handling" | id = "Handling-2" | form 2 | gas.P.fix | id"#,
    r#"insurance | value = "field.claim_no" }, | value = "field.claim_number" }, | form 1 | insurance.K.complaint | value"#,
    "gym | columns = [12, 22 | columns = [13, 22 | form 1 | gym.F.feedback | columns",
    r#"general | value = "address", span = 5 | value = "address", span = 4 | form 1 | general.P.record | box"#,
    r#"gym | ready = { done = "answer" } | ready = { fact = "finding", is = "ghosts" } | form 3 | gym.F.feedback | ready"#,
    r#"gym | ready = { done = "answer" } | ready = { any = [{ done = "dispatch" }] } | form 3 | gym.F.feedback | ready"#,
    r#"property | "{customer}：" | "{costumer}：" | form 4 | property.T.12h | text"#,
    "property | keep = { months = 36 } |  | retention | property.A.archive | keep",
];

#[test]
fn a_broken_file_names_file_place_clause_and_field_of_the_mistake() {
    let mut untold = Vec::new();
    for row in MISTAKES {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [id, right, wrong, place, clause, field] = cells[..] else {
            panic!("six cells: {row}")
        };
        let (file, source) = (format!("{id}.toml"), paper(id).file);
        assert!(source.contains(right), "{row}");
        let mistakes = load(&file, &source.replacen(right, wrong, 1)).expect_err(row);
        let found = mistakes.iter().any(|mistake| {
            mistake.file == file
                && mistake.place == place
                && mistake.clause.as_deref() == Some(clause)
                && mistake.field.as_deref() == Some(field)
                && mistake.line.is_some()
        });
        if !found {
            untold.push(format!("{row}, but:\n{}", told(&mistakes)));
        }
    }
    assert!(untold.is_empty(), "{}", untold.join("\n"));
}

#[test]
fn all_mistakes_of_a_file_are_told_at_once() {
    let broken = paper("gym")
        .file
        .replacen("rank = 2", "rank = \"two\"", 1)
        .replacen("track = \"help\"", "track = \"hlep\"", 1)
        .replacen("charges = \"person\"", "charges = \"nobody\"", 1)
        .replacen("step = \"answer\"", "stop = \"answer\"", 1);
    let mistakes = load("gym.toml", &broken).expect_err("four mistakes");
    for (place, field) in [
        ("level 2", "rank"),
        ("kind 2", "track"),
        ("item 1", "charges"),
        ("limit 1", "stop"),
    ] {
        let found = mistakes
            .iter()
            .any(|mistake| mistake.place == place && mistake.field.as_deref() == Some(field));
        assert!(found, "{place} {field}, but:\n{}", told(&mistakes));
    }
}

#[test]
fn a_file_that_is_no_toml_names_the_line() {
    let mistakes = load("gym.toml", "id = \"gym\"\ntitle = {").expect_err("cut off");
    assert_eq!(mistakes.first().and_then(|mistake| mistake.line), Some(2));
}

/// what stands in the sixth file | what is written instead → place | field
const ORDERS_NOBODY_CAN_FOLLOW: [&str; 5] = [
    r#"needs = ["satisfaction"] | needs = ["satisfied"] | step 10 | needs"#,
    r#"needs = ["notes", "cause"] | needs = ["notes", "kind"] | step 4 | needs"#,
    r#"sealed_for = "supervisor" | sealed_for = "head" | step 27 | role"#,
    r#"fact = "satisfaction", at_most = 2 }, { | fact = "satisfaction", at_most = 9 }, { | criterion 2 | when"#,
    "integrity = { months = 120 } | candour = { months = 120 } | retention | kinds",
];

#[test]
fn an_order_that_nobody_could_follow_is_a_mistake() {
    let good = include_str!("../data/hospital.toml");
    for row in ORDERS_NOBODY_CAN_FOLLOW {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [right, wrong, place, field] = cells[..] else {
            panic!("four cells: {row}")
        };
        assert!(good.contains(right), "{row}");
        let mistakes = load("hospital.toml", &good.replacen(right, wrong, 1)).expect_err(row);
        let found = mistakes
            .iter()
            .any(|mistake| mistake.place == place && mistake.field.as_deref() == Some(field));
        assert!(found, "{row}:\n{}", told(&mistakes));
    }
}
