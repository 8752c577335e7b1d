//! Phone numbers as clerks type them: kept as typed, understood where possible, never refused.
//!
//! The canonical form (plain digits, national, area code with its 0) is what the same customer is recognised by and
//! what a phone search compares. A number that is none of the known kinds has no canonical form and is flagged.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::clean::clean_line;

/// What kind of subscriber a number belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhoneKind {
    /// 手机: eleven digits beginning with 13–19
    Mobile,
    /// 固定电话: area code and seven or eight digits
    Landline,
    /// 400 / 800 numbers of companies
    Service,
    /// 短号: 110, 12345, 95588 …
    Short,
}

/// A phone number as typed, and as understood.
#[derive(Clone, PartialEq, Eq, Debug, Default, Hash, Serialize, Deserialize)]
pub struct Phone {
    /// As typed, cleaned for one line.
    pub typed: String,
    /// The digits in national form; `None` if this is no number that is known here.
    pub canonical: Option<String>,
    /// The extension (分机), digits.
    pub ext: Option<String>,
    /// What kind of number it is, if it is known.
    pub kind: Option<PhoneKind>,
}

impl Phone {
    /// Reads what was typed; always gives a phone, at worst one that [looks wrong](Phone::looks_wrong).
    pub fn read(typed: &str) -> Self {
        let typed = clean_line(typed);
        match understand(&typed) {
            Some((number, ext)) => Self {
                typed,
                canonical: Some(number.digits),
                ext,
                kind: Some(number.kind),
            },
            None => Self {
                typed,
                ..Self::default()
            },
        }
    }

    /// Whether something was typed that is no number known here: kept, but worth a second look.
    pub fn looks_wrong(&self) -> bool {
        self.canonical.is_none() && !self.typed.is_empty()
    }

    /// The key of the same customer: canonical number and extension.
    ///
    /// `None` for unknown numbers and for short and service numbers, which many people share.
    pub fn same_phone_key(&self) -> Option<String> {
        let number = self.canonical.as_ref()?;
        match (self.kind?, &self.ext) {
            (PhoneKind::Short | PhoneKind::Service, _) => None,
            (PhoneKind::Mobile, _) | (_, None) => Some(number.clone()),
            (PhoneKind::Landline, Some(ext)) => Some(format!("{number}-{ext}")),
        }
    }
}

/// [`Phone::same_phone_key`] of what was typed.
pub fn same_phone_key(typed: &str) -> Option<String> {
    Phone::read(typed).same_phone_key()
}

/// The number with its middle hidden, for those who may not see it: `138****8000`.
///
/// Short and service numbers belong to nobody and stay; of what is not understood only the last two digits remain.
pub fn mask_phone(typed: &str) -> String {
    let phone = Phone::read(typed);
    match (phone.kind, phone.canonical) {
        (Some(PhoneKind::Mobile), Some(number)) => hide(&number, 3, 4),
        (Some(PhoneKind::Landline), Some(number)) => hide(&number, area_code_length(&number), 4),
        (Some(PhoneKind::Service | PhoneKind::Short), Some(number)) => number,
        _ => {
            let shown = phone
                .typed
                .chars()
                .rev()
                .take(2)
                .take_while(char::is_ascii_digit)
                .count();
            hide(
                &phone.typed,
                0,
                if phone.typed.chars().count() >= 7 {
                    shown
                } else {
                    0
                },
            )
        }
    }
}

/// Stars for everything but the first and last characters.
fn hide(text: &str, first: usize, last: usize) -> String {
    let end = text.chars().count().saturating_sub(last);
    text.chars()
        .enumerate()
        .map(|(at, c)| if at < first || at >= end { c } else { '*' })
        .collect()
}

struct Number {
    digits: String,
    kind: PhoneKind,
}

impl Number {
    fn takes_extension(&self) -> bool {
        self.kind != PhoneKind::Short
    }
}

/// The number and its extension: after a word for it (转, 分机, ext), or after the last hyphen of a number that is
/// complete without it.
fn understand(typed: &str) -> Option<(Number, Option<String>)> {
    let text: String = typed
        .nfkc()
        .map(plain_hyphen)
        .collect::<String>()
        .to_lowercase();
    for mark in ["转分机", "转", "轉", "分机", "ext.", "ext", "x", "#", ","] {
        if let Some((number, ext)) = text.split_once(mark) {
            return with_extension(number, ext);
        }
    }
    if let Some(number) = number(&text) {
        return Some((number, None));
    }
    let (number, ext) = text.rsplit_once('-')?;
    with_extension(number, ext)
}

fn with_extension(typed: &str, ext: &str) -> Option<(Number, Option<String>)> {
    let number = number(typed).filter(Number::takes_extension)?;
    let ext = ext.trim_matches([' ', ':']);
    let is_extension = (1..=6).contains(&ext.len()) && ext.bytes().all(|b| b.is_ascii_digit());
    is_extension.then(|| (number, Some(ext.to_owned())))
}

fn plain_hyphen(c: char) -> char {
    if matches!(c, '‐' | '‑' | '‒' | '–' | '—' | '−') {
        '-'
    } else {
        c
    }
}

/// Reads a number without extension, with or without the country code 86.
fn number(typed: &str) -> Option<Number> {
    let typed = typed.trim();
    let (international, body) = match typed.strip_prefix('+') {
        Some(body) => (true, body),
        None => (false, typed),
    };
    let known = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.' | '/');
    if !body.chars().all(known) {
        return None;
    }
    let digits: String = body.chars().filter(char::is_ascii_digit).collect();
    if international {
        return abroad(digits.strip_prefix("86")?);
    }
    if let Some(rest) = digits.strip_prefix("0086") {
        return abroad(rest);
    }
    at_home(&digits).or_else(|| abroad(digits.strip_prefix("86")?))
}

/// A number as dialled from abroad: the 0 of the area code is left out.
fn abroad(digits: &str) -> Option<Number> {
    at_home(digits)
        .filter(|number| number.kind != PhoneKind::Short)
        .or_else(|| {
            let kind = PhoneKind::Landline;
            let digits = format!("0{digits}");
            is_landline(&digits).then_some(Number { digits, kind })
        })
}

fn at_home(digits: &str) -> Option<Number> {
    let long_distance_mobile = digits.strip_prefix('0').filter(|rest| is_mobile(rest));
    let digits = long_distance_mobile.unwrap_or(digits);
    let kind = if is_mobile(digits) {
        PhoneKind::Mobile
    } else if is_landline(digits) {
        PhoneKind::Landline
    } else if digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800")) {
        PhoneKind::Service
    } else if is_short(digits) {
        PhoneKind::Short
    } else {
        return None;
    };
    Some(Number {
        digits: digits.to_owned(),
        kind,
    })
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

/// `010` and `02x` with eight digits, other area codes `03xx`–`09xx` with seven or eight; no local number begins with
/// 0, 1 or 9.
fn is_landline(digits: &str) -> bool {
    let Some((area, local)) = digits.split_at_checked(area_code_length(digits)) else {
        return false;
    };
    let area_is_known = matches!(
        area.as_bytes(),
        [b'0', b'1', b'0'] | [b'0', b'2', _] | [b'0', b'3'..=b'9', ..]
    );
    let right_length = if area.len() == 3 {
        local.len() == 8
    } else {
        matches!(local.len(), 7 | 8)
    };
    area_is_known && right_length && matches!(local.as_bytes(), [b'2'..=b'8', ..])
}

fn area_code_length(digits: &str) -> usize {
    if digits.starts_with("01") || digits.starts_with("02") {
        3
    } else {
        4
    }
}

fn is_short(digits: &str) -> bool {
    match digits.as_bytes() {
        [b'1', b'1' | b'2', _] | [b'1', b'0'..=b'2', _, _, _] => true,
        [b'9', b'5' | b'6', rest @ ..] => matches!(rest.len(), 3 | 4),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const VECTORS: &str = include_str!("../../tests/data/phone-vectors.csv");

    #[test]
    fn every_number_of_the_table_is_read() {
        let mut reader = csv::Reader::from_reader(VECTORS.as_bytes());
        let rows: Vec<[String; 5]> = reader.deserialize().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 37);
        for [input, kind, canonical, ext, _] in rows {
            let phone = Phone::read(&input);
            let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            assert_eq!(
                phone.kind.map(|k| format!("{k:?}").to_lowercase()),
                known(&kind),
                "{input}"
            );
            assert_eq!(phone.canonical, known(&canonical), "{input}");
            assert_eq!(phone.ext, known(&ext), "{input}");
            assert_eq!(phone.looks_wrong(), canonical.is_empty(), "{input}");
            assert_eq!(phone.typed, input);
        }
    }

    #[test]
    fn other_writings_of_a_number_are_read() {
        for (typed, canonical, ext) in [
            ("013812345678", "13812345678", None),
            ("138.1234.5678", "13812345678", None),
            ("13812345678转1234", "13812345678", Some("1234")),
            ("010—62265678—801", "01062265678", Some("801")),
            ("0755-26551234 分机：8", "075526551234", Some("8")),
            ("0755-26551234 ext. 8", "075526551234", Some("8")),
            ("+86 400 820 8820", "4008208820", None),
            ("110", "110", None),
            ("962288", "962288", None),
        ] {
            let phone = Phone::read(typed);
            assert_eq!(
                (phone.canonical.as_deref(), phone.ext.as_deref()),
                (Some(canonical), ext),
                "{typed}"
            );
        }
    }

    #[test]
    fn nothing_typed_is_not_wrong() {
        assert!(!Phone::read("  ").looks_wrong());
    }

    #[test]
    fn the_same_customer_is_known_by_the_number_not_its_writing() {
        assert_eq!(
            same_phone_key("+86 138 1234 5678"),
            same_phone_key("13812345678")
        );
        assert_ne!(
            same_phone_key("021-62265678-801"),
            same_phone_key("021-62265678-802")
        );
        for shared in ["12345", "400-820-8820", "62265678", "张三", ""] {
            assert_eq!(same_phone_key(shared), None, "{shared}");
        }
    }

    #[test]
    fn a_masked_number_keeps_what_helps_to_recognise_it() {
        for (typed, masked) in [
            ("13800138000", "138****8000"),
            ("+86 138-0013-8000", "138****8000"),
            ("010-62265678-801", "010****5678"),
            ("0775-6226567", "0775***6567"),
            ("12345", "12345"),
            ("62265678", "******78"),
            ("张三", "**"),
            ("", ""),
        ] {
            assert_eq!(mask_phone(typed), masked, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn anything_can_be_typed(typed in any::<String>()) {
            let phone = Phone::read(&typed);
            prop_assert_eq!(phone.canonical.is_some(), phone.kind.is_some());
            mask_phone(&typed);
        }

        #[test]
        fn a_mobile_number_is_the_same_however_it_is_grouped(number in "1[3-9][0-9]{9}", at in 1usize..10, mark in "[ -]|\\) ?") {
            let (head, tail) = number.split_at(at);
            prop_assert_eq!(Phone::read(&format!("{head}{mark}{tail}")).canonical, Some(number.clone()));
        }
    }
}
