//! The figures of the papers: limits and points.

use std::collections::HashSet;

use tousu::calendar::Span;
use tousu::case::Sanction;
use tousu::regulation::model::{Charges, Regulation};

use crate::papers::{PAPERS, paper, read};

/// Every span of a regulation, under the clause that sets it.
fn spans(regulation: &Regulation) -> HashSet<(String, Span)> {
    let steps = regulation.steps.iter().filter_map(|step| {
        let limit = step.limit.as_ref()?;
        Some((limit.clause.as_ref().unwrap_or(&step.clause), limit.span))
    });
    let standing = regulation
        .limits
        .iter()
        .map(|limit| (&limit.clause, limit.span));
    let caps = regulation
        .extensions
        .iter()
        .filter_map(|rule| Some((&rule.clause, rule.cap?)));
    let recurring = regulation
        .recurring
        .iter()
        .map(|entry| (&entry.clause, entry.every.span));
    let kept = (&regulation.retention.clause, regulation.retention.keep);
    let all = steps
        .chain(standing)
        .chain(caps)
        .chain(recurring)
        .chain([kept]);
    all.map(|(clause, span)| (clause.clone(), span)).collect()
}

#[test]
fn the_limits_are_the_papers_figures_and_no_others() {
    let figures = [
        ("gym.P.enquiry", Span::Hours(24)),
        ("gym.K.help", Span::Hours(24)),
        ("gym.K.vent", Span::Hours(24)),
        ("gym.D.resolve", Span::Workdays(3)),
        ("gym.D.extend", Span::Workdays(5)),
        ("gym.A.archive", Span::Months(12)),
        ("insurance.D.ack", Span::SameDay),
        ("insurance.D.ordinary", Span::Workdays(5)),
        ("insurance.D.major", Span::Workdays(2)),
        ("insurance.A.archive", Span::Months(36)),
        ("gas.D.fix", Span::Days(3)),
        ("gas.A.archive", Span::Months(36)),
        ("general.D.first", Span::Workdays(1)),
        ("general.D.result", Span::Workdays(7)),
        ("general.P.progress", Span::Days(3)),
        ("general.P.result", Span::Days(7)),
        ("general.A.archive", Span::Months(36)),
        ("property.T.12h", Span::Hours(12)),
        ("property.S.3min", Span::Minutes(3)),
        ("property.D.ordinary", Span::Workdays(3)),
        ("property.D.serious", Span::Workdays(1)),
        ("property.A.archive", Span::Months(36)),
    ];
    let asked: HashSet<(String, Span)> = figures
        .into_iter()
        .map(|(clause, span)| (clause.to_owned(), span))
        .collect();
    let given: HashSet<(String, Span)> = PAPERS
        .iter()
        .flat_map(|paper| spans(&read(paper)))
        .collect();
    assert_eq!(given, asked);
}

#[test]
fn the_assessment_table_charges_the_papers_points() {
    use Charges::{Both, Head, Person};
    let gas = read(paper("gas"));
    for item in &gas.items {
        let (charges, points, head_points) = match item.id.as_str() {
            "3" => (Person, Some(20), None),
            "4" => (Person, None, None),
            "16" => (Head, Some(5), None),
            "17" | "18" => (Head, Some(10), None),
            "other" => (Both, Some(10), Some(5)),
            _ => (Person, Some(10), None),
        };
        assert_eq!(item.clause, format!("gas.X.{}", item.id));
        assert_eq!(item.charges, charges, "{}", item.clause);
        let grumble = item.charge.first().expect("grumble");
        assert_eq!(
            (grumble.points, grumble.head_points),
            (points, head_points),
            "{}",
            item.clause
        );
        assert_eq!(
            grumble.sanctions.is_empty(),
            points.is_some(),
            "{}: points or a sanction",
            item.clause
        );
        let milder: Vec<Option<&Sanction>> = item
            .charge
            .iter()
            .skip(1)
            .map(|charge| charge.sanctions.first())
            .collect();
        let mildest = [
            Sanction::MajorDemerit,
            Sanction::Warning,
            Sanction::CirculatedCriticism,
        ];
        assert_eq!(
            milder,
            mildest.each_ref().map(Some),
            "{}: by level",
            item.clause
        );
    }
}
