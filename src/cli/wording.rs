//! The command line in one language. The words of [`super::args`] carry both, `English · 中文`, beside what they describe;
//! here each help text becomes the one that is asked for, and what the parser says by itself in English is said in Chinese.

use std::ffi::OsString;

use clap::{Arg, Command, CommandFactory, FromArgMatches, ValueEnum};

use super::args::{Args, Language};
use crate::text::Lang;

/// What stands between the two languages of a help text.
const BETWEEN: &str = " · ";

/// Every command with its words in `lang`.
pub fn command(lang: Lang) -> Command {
    let mut command = Args::command();
    command.build();
    worded(command, lang)
}

/// Reads the words of a call.
///
/// # Errors
/// What the parser says of wrong ones, and of a wish for help; [`super::usage`] tells it to people.
pub fn parse(lang: Lang, words: &[OsString]) -> Result<Args, clap::Error> {
    let found = command(lang).try_get_matches_from(words)?;
    Args::from_arg_matches(&found)
}

/// The language that a call asks for, whatever else is wrong with it.
pub fn language(words: &[OsString]) -> Option<Lang> {
    let mut words = words.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word.split_once('=') {
            Some(("--lang", value)) => Some(value),
            _ if word == "--lang" => words.next(),
            _ if word == "--" => return None,
            _ => None,
        };
        if let Some(language) = value.and_then(|value| Language::from_str(value, false).ok()) {
            return Some(language.into());
        }
    }
    None
}

fn worded(mut command: Command, lang: Lang) -> Command {
    let about = match command.get_name() {
        "help" => Some(texts::help_command(lang).to_owned()),
        _ => command.get_about().map(|text| one(&text.to_string(), lang)),
    };
    if let Some(about) = about {
        command = command.about(about);
    }
    if lang == Lang::Zh {
        let template = template(&command);
        command = command.subcommand_value_name(texts::subcommand(lang));
        let usage = command.render_usage().to_string();
        let usage = usage.trim_start_matches("Usage:").trim();
        command = command
            .help_template(template)
            .override_usage(usage.replace("[OPTIONS]", texts::any_options(lang)));
    }
    command
        // Asked for nothing, it says what is missing, like everywhere else.
        .arg_required_else_help(false)
        .mut_args(|arg| worded_arg(arg, lang))
        .mut_subcommands(|inner| worded(inner, lang))
}

/// The parts that the command has, each with its heading.
fn template(command: &Command) -> String {
    let lang = Lang::Zh;
    let mut parts = vec![format!(
        "{{about-with-newline}}\n{}{{usage}}",
        texts::usage(lang)
    )];
    if command.has_subcommands() {
        parts.push(format!("{}\n{{subcommands}}", texts::commands(lang)));
    }
    if command.get_positionals().next().is_some() {
        parts.push(format!("{}\n{{positionals}}", texts::arguments(lang)));
    }
    parts.push(format!("{}\n{{options}}", texts::options(lang)));
    parts.join("\n\n")
}

fn worded_arg(arg: Arg, lang: Lang) -> Arg {
    let help = match arg.get_id().as_str() {
        "help" => texts::help_flag(lang).to_owned(),
        "version" => texts::version_flag(lang).to_owned(),
        "subcommand" => texts::of_command(lang).to_owned(),
        _ => {
            let both = arg.get_help().map(ToString::to_string);
            one(&both.unwrap_or_default(), lang)
        }
    };
    // `-3` is a wrong number rather than an unknown option.
    let takes = arg.get_action().takes_values();
    let arg = arg.allow_negative_numbers(takes);
    if lang == Lang::En {
        return arg.help(help);
    }
    let values = values(&arg).unwrap_or_default();
    arg.help(format!("{help}{values}"))
        .hide_default_value(true)
        .hide_possible_values(true)
}

/// The values that an option takes, and which it has without being named.
fn values(arg: &Arg) -> Option<String> {
    if !arg.get_action().takes_values() {
        return None;
    }
    let known = arg.get_possible_values();
    let known: Vec<&str> = known
        .iter()
        .map(clap::builder::PossibleValue::get_name)
        .collect();
    let usual = arg
        .get_default_values()
        .first()
        .and_then(|value| value.to_str());
    let usual = usual.filter(|value| !value.is_empty());
    match (known.is_empty(), usual) {
        (true, None) => None,
        (true, Some(usual)) => Some(texts::usually(Lang::Zh, usual)),
        (false, None) => Some(texts::one_of(Lang::Zh, &known.join(" "))),
        (false, Some(usual)) => Some(texts::one_of_usually(Lang::Zh, &known.join(" "), usual)),
    }
}

/// The half of a help text that is in `lang`.
fn one(both: &str, lang: Lang) -> String {
    let half = both
        .rsplit_once(BETWEEN)
        .map_or(both, |(en, zh)| match lang {
            Lang::Zh => zh,
            Lang::En => en,
        });
    half.to_owned()
}

mod texts {
    crate::catalogue! {
        usage() { zh: "用法：", en: "Usage: " }
        commands() { zh: "命令：", en: "Commands:" }
        arguments() { zh: "参数：", en: "Arguments:" }
        options() { zh: "选项：", en: "Options:" }
        any_options() { zh: "[选项]", en: "[OPTIONS]" }
        subcommand() { zh: "命令", en: "COMMAND" }
        of_command() { zh: "要看哪个命令的说明", en: "Whose help is shown" }
        help_command() { zh: "显示说明", en: "Show this help, or that of a command" }
        help_flag() { zh: "显示说明", en: "Show this help" }
        version_flag() { zh: "显示版本", en: "Show the version" }
        usually(value: &str) { zh: "（不写为 {value}）", en: " [default: {value}]" }
        one_of(values: &str) { zh: "（可用：{values}）", en: " [one of: {values}]" }
        one_of_usually(values: &str, value: &str) { zh: "（可用：{values}；不写为 {value}）", en: " [one of: {values}; default: {value}]" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    }

    /// Every help text of a command and of those below it, with the words that lead there.
    fn helps(command: &Command, way: &str) -> Vec<(String, String)> {
        let about = command.get_about().map(ToString::to_string);
        let mut found = vec![(way.to_owned(), about.unwrap_or_default())];
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string);
            found.push((format!("{way} {}", arg.get_id()), help.unwrap_or_default()));
        }
        for inner in command
            .get_subcommands()
            .filter(|inner| inner.get_name() != "help")
        {
            found.extend(helps(inner, &format!("{way} {}", inner.get_name())));
        }
        found
    }

    #[test]
    fn every_command_and_every_option_is_explained_in_both_languages() {
        for (way, zh) in helps(&command(Lang::Zh), "tousu") {
            assert!(is_chinese(&zh), "{way}: {zh:?}");
        }
        for (way, en) in helps(&command(Lang::En), "tousu") {
            assert!(!en.is_empty() && !is_chinese(&en), "{way}: {en:?}");
        }
    }

    #[test]
    fn the_language_of_a_call_is_known_whatever_else_is_wrong_with_it() {
        let of = |call: &str| {
            let words: Vec<OsString> = call.split(' ').map(OsString::from).collect();
            language(&words)
        };
        assert_eq!(of("tousu nonsense --lang en"), Some(Lang::En));
        assert_eq!(of("tousu --lang=zh case"), Some(Lang::Zh));
        assert_eq!(of("tousu --lang fr case"), None);
        assert_eq!(of("tousu case list -- --lang en"), None);
    }
}
