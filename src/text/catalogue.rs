//! The typed catalogue of texts: each text is a function with its Chinese and its English.
//!
//! A text that lacks a language, an argument that is not there or has another type, and a placeholder without an
//! argument do not compile. Texts stand beside the screen or the rule that uses them, so a module writes its own
//! catalogue; there is no central list to keep in step.

/// Writes one function per text, visible in the crate.
///
/// A text with arguments becomes `fn name(lang: Lang, …) -> String`, one without `fn name(lang: Lang) -> &'static str`.
/// `en_one` is the English used when the first argument is 1.
///
/// ```
/// use tousu::text::Lang;
/// tousu::catalogue! {
///     /// The button that keeps what was typed.
///     save() { zh: "保存", en: "Save" }
///     cases_found(n: usize) { zh: "共 {n} 件", en: "{n} cases", en_one: "{n} case" }
/// }
/// assert_eq!(save(Lang::En), "Save");
/// assert_eq!(cases_found(Lang::Zh, 3), "共 3 件");
/// assert_eq!(cases_found(Lang::En, 1), "1 case");
/// ```
///
/// A text without its English does not compile:
/// ```compile_fail
/// tousu::catalogue! { save() { zh: "保存" } }
/// ```
/// Nor does an argument of another type:
/// ```compile_fail
/// tousu::catalogue! { found(n: usize) { zh: "共 {n} 件", en: "{n} cases" } }
/// found(tousu::text::Lang::Zh, "three");
/// ```
/// Nor a placeholder that nothing fills, even in a text without arguments:
/// ```compile_fail
/// tousu::catalogue! { found() { zh: "共 {n} 件", en: "cases" } }
/// ```
#[macro_export]
macro_rules! catalogue {
    (@text $(#[$doc:meta])* $name:ident() $zh:literal, $en:literal) => {
        $(#[$doc])*
        pub(crate) fn $name(lang: $crate::text::Lang) -> &'static str {
            const { assert!($crate::text::catalogue::is_whole($zh) && $crate::text::catalogue::is_whole($en)) };
            match lang {
                $crate::text::Lang::Zh => $zh,
                $crate::text::Lang::En => $en,
            }
        }
    };
    (@text $(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),+) $zh:literal, $en:literal) => {
        $(#[$doc])*
        pub(crate) fn $name(lang: $crate::text::Lang, $($arg: $type),+) -> String {
            match lang {
                $crate::text::Lang::Zh => format!($zh),
                $crate::text::Lang::En => format!($en),
            }
        }
    };
    (@text $(#[$doc:meta])* $name:ident($first:ident: $counted:ty $(, $arg:ident: $type:ty)*)
        $zh:literal, $en:literal, $en_one:literal) => {
        $(#[$doc])*
        pub(crate) fn $name(lang: $crate::text::Lang, $first: $counted $(, $arg: $type)*) -> String {
            match lang {
                $crate::text::Lang::Zh => format!($zh),
                $crate::text::Lang::En if $first == 1 => format!($en_one),
                $crate::text::Lang::En => format!($en),
            }
        }
    };
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),* $(,)?) {
        zh: $zh:literal, en: $en:literal $(, en_one: $en_one:literal)? $(,)?
    })*) => {
        $($crate::catalogue!(@text $(#[$doc])* $name($($arg: $type),*) $zh, $en $(, $en_one)?);)*
    };
}

/// Whether a text without arguments can be shown as it stands: not empty, and no placeholder like `{n}` in it.
#[doc(hidden)]
pub const fn is_whole(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'{' && matches!(tail, [b'a'..=b'z' | b'_' | b'}', ..]) {
            return false;
        }
        rest = tail;
    }
    !text.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::text::Lang;

    catalogue! {
        /// A plain text.
        save() { zh: "保存", en: "Save" }
        cases_found(n: usize) { zh: "共 {n} 件", en: "{n} cases", en_one: "{n} case" }
        moved(who: &str, from: &str, to: &str) { zh: "{who}：{from} → {to}", en: "{who}: {from} → {to}", }
    }

    #[test]
    fn a_text_speaks_the_language_asked_for() {
        assert_eq!((save(Lang::Zh), save(Lang::En)), ("保存", "Save"));
        assert_eq!(cases_found(Lang::Zh, 12), "共 12 件");
        assert_eq!(moved(Lang::En, "Li", "A", "B"), "Li: A → B");
    }

    #[test]
    fn english_knows_one_from_many() {
        assert_eq!(cases_found(Lang::En, 0), "0 cases");
        assert_eq!(cases_found(Lang::En, 1), "1 case");
        assert_eq!(cases_found(Lang::Zh, 1), "共 1 件");
    }
}
