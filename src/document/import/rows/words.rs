//! Words of a cell that stand for something counted.

use crate::case::Sex;
use crate::text::normal;

pub(super) fn sex(word: &str) -> Option<Sex> {
    match normal(word).as_str() {
        "男" | "m" | "male" | "先生" => Some(Sex::M),
        "女" | "f" | "female" | "女士" => Some(Sex::F),
        _ => None,
    }
}

/// 1 to 5, in figures or in the words of the usual scale.
pub(super) fn satisfaction(word: &str) -> Option<u8> {
    let word = normal(word);
    let figure = word.trim_end_matches('分').trim_end_matches('星').trim();
    if let Ok(points) = figure.parse::<u8>() {
        return (1..=5).contains(&points).then_some(points);
    }
    match word.as_str() {
        "非常满意" | "很满意" | "very satisfied" => Some(5),
        "满意" | "satisfied" => Some(4),
        "基本满意" | "一般" | "neutral" => Some(3),
        "不满意" | "dissatisfied" => Some(2),
        "非常不满意" | "很不满意" | "very dissatisfied" => Some(1),
        _ => None,
    }
}
