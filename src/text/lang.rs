//! The two languages of the screen, and labels that carry both.

use serde::{Deserialize, Serialize};

/// The language that texts for people are written in. Chinese comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// Reads a language code or a locale: `zh`, `zh_CN.UTF-8`, `en-US` …
    ///
    /// `None` for a language that there are no texts in, so that the caller can ask the next source (settings, default).
    pub fn parse(code: &str) -> Option<Self> {
        let language = code.trim().split(['_', '-', '.', '@']).next()?;
        if language.eq_ignore_ascii_case("zh") {
            Some(Self::Zh)
        } else if language.eq_ignore_ascii_case("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    /// The code that [`Lang::parse`] reads back: `zh` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// A text of a data file, in both languages. Neither may be missing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, Hash)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Label {
    /// A label from its two texts.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        for (code, expected) in [
            ("zh", Some(Lang::Zh)),
            ("zh_CN.UTF-8", Some(Lang::Zh)),
            ("zh-Hans-CN", Some(Lang::Zh)),
            ("EN", Some(Lang::En)),
            ("en_US", Some(Lang::En)),
            ("en_GB@euro", Some(Lang::En)),
            ("C.UTF-8", None),
            ("fr_FR", None),
            ("english", None),
            ("", None),
        ] {
            assert_eq!(Lang::parse(code), expected, "{code}");
        }
    }

    #[test]
    fn a_code_is_read_back() {
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(Lang::parse(lang.code()), Some(lang));
        }
    }

    #[test]
    fn a_label_needs_both_languages_and_nothing_else() {
        let label: Label = toml::from_str("zh = \"保存\"\nen = \"Save\"").unwrap();
        assert_eq!((label.get(Lang::Zh), label.get(Lang::En)), ("保存", "Save"));
        assert!(toml::from_str::<Label>("zh = \"保存\"").is_err());
        assert!(toml::from_str::<Label>("zh = \"保存\"\nen = \"Save\"\nfr = \"Garder\"").is_err());
    }
}
