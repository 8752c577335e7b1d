//! `tousu man` and `tousu completions`: made from the tables that the program itself goes by, so that they cannot be wrong.

use anyhow::Context as _;
use clap::Command;
use clap_complete::{Shell, generate};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use serde_json::json;

use super::failure::Failure;
use super::session::Session;
use super::{texts, wording};
use crate::text::Lang;

/// Prints what `shell` needs to complete the words of the command line.
pub fn completions(session: &mut Session<'_, '_>, shell: Shell) -> Result<u8, Failure> {
    let mut script = Vec::new();
    let mut command = wording::command(session.lang);
    generate(shell, &mut command, "tousu", &mut script);
    written(session, script)
}

/// Prints the manual page.
pub fn page(session: &mut Session<'_, '_>) -> Result<u8, Failure> {
    let lang = session.lang;
    let mut page = Vec::new();
    let command = wording::command(lang);
    let man = Man::new(command.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut more = Roff::new();
    more.control("SH", [texts::man_commands(lang)]);
    for leaf in leaves(&command, "tousu") {
        describe(&mut more, &leaf);
    }
    keys(session, &mut more, lang);
    more.to_writer(&mut page)?;
    written(session, page)
}

fn written(session: &mut Session<'_, '_>, bytes: Vec<u8>) -> Result<u8, Failure> {
    let text = String::from_utf8(bytes).context("UTF-8")?;
    session.answer(
        || json!({"text": text}),
        |out| {
            for line in text.lines() {
                out.line(line);
            }
        },
    )
}

/// A command at the end of its branch, with all its words.
struct Leaf {
    words: String,
    command: Command,
}

fn leaves(command: &Command, words: &str) -> Vec<Leaf> {
    let mut found = Vec::new();
    let own = command
        .get_subcommands()
        .filter(|child| child.get_name() != "help");
    for child in own {
        let words = format!("{words} {}", child.get_name());
        if child.has_subcommands() {
            found.extend(leaves(child, &words));
        } else {
            found.push(Leaf {
                words,
                command: child.clone(),
            });
        }
    }
    found
}

fn describe(page: &mut Roff, leaf: &Leaf) {
    page.control("TP", []);
    let mut line = vec![bold(leaf.words.clone())];
    for argument in leaf.command.get_positionals() {
        line.push(roman(format!(" {argument}")));
    }
    page.text(line);
    if let Some(about) = leaf.command.get_about() {
        page.text([roman(about.to_string())]);
    }
    let own = leaf
        .command
        .get_opts()
        .filter(|option| !option.is_global_set());
    for option in own {
        page.control("br", []);
        let help = option.get_help().map(ToString::to_string);
        page.text([
            bold(option.to_string()),
            roman(format!("  {}", help.unwrap_or_default())),
        ]);
    }
}

fn keys(session: &Session<'_, '_>, page: &mut Roff, lang: Lang) {
    page.control("SH", [texts::man_keys(lang)]);
    for table in (session.around.keys)(lang) {
        page.control("SS", [table.screen]);
        for (keys, title) in table.rows {
            page.control("TP", []);
            page.text([bold(keys)]);
            page.text([roman(title)]);
        }
    }
}
