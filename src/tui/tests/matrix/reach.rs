//! Every command of the table: named in both languages, found in the help where it applies, and reached without typing a
//! letter, so that it works while an input method is on.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::On;
use super::scenes::Scene;
use crate::text::Lang;
use crate::tui::commands::{self, Command, Scope};
use crate::tui::input;
use crate::tui::key::Key;
use crate::tui::popups::{Help, PaletteBox};

/// A scene for each scope.
fn places() -> Places {
    let wanted: BTreeSet<Scope> = commands::all().map(|command| command.scope).collect();
    let mut places = BTreeMap::new();
    for scene in Scene::ALL {
        if wanted
            .iter()
            .all(|scope| places.contains_key(scope) || ELSEWHERE.contains(scope))
        {
            break;
        }
        let on = scene.played(Lang::Zh);
        let scopes = on.driver.model.scopes();
        if let Some(scope) = scopes.iter().find(|scope| !places.contains_key(*scope)) {
            places.insert(*scope, (scene, on));
        }
    }
    places
}

/// Where no scene leads, each with the test that looks at it.
const ELSEWHERE: &[Scope] = &[
    Scope::Nearby, // the cases related to what is registered: the tests of the registration
    Scope::Attach,
    Scope::ImportTry, // an old ledger on trial, under way, taken over: the tests of the import
    Scope::Importing,
    Scope::Imported,
    Scope::Look,  // inside the look of this computer: the tests of the settings
    Scope::Moved, // what a calendar has moved: the tests of the settings
];

/// A key that an input method leaves alone: an F-key, one with Ctrl, an arrow, Enter, the space …
fn passes_an_input_method(key: &&str) -> bool {
    Key::parse(key).unwrap().typed().is_none_or(|c| c == ' ')
}

#[test]
fn every_command_is_in_the_help_named_in_both_languages_and_within_reach_of_an_input_method() {
    let mut places = places();
    in_the_help_and_within_reach(&places);
    full_width_letters_are_keys(&places);
    found_in_the_palette(&mut places);
}

type Places = BTreeMap<Scope, (&'static Scene, On)>;

fn in_the_help_and_within_reach(places: &Places) {
    let mut unseen = Vec::new();
    for command in commands::all() {
        let Some((scene, on)) = places.get(&command.scope) else {
            unseen.push(command.scope);
            continue;
        };
        let name = scene.name;
        let model = &on.driver.model;
        assert!(
            Help::of(model).offers(command.id),
            "help on {name}: {:?}",
            command.id
        );
        let listed = model.layers.is_empty() && PaletteBox::of(model).offers(command.id);
        let by_key = command.keys.iter().any(passes_an_input_method);
        let by_button = command.scope == Scope::Confirm; // Tab goes to the button, Enter presses it
        assert!(listed || by_key || by_button, "on {name}: {:?}", command.id);
    }
    unseen.sort_unstable();
    unseen.dedup();
    assert_eq!(unseen, ELSEWHERE);
}

/// What the palette lists is found by its title in either language.
fn found_in_the_palette(places: &mut Places) {
    for (scope, (scene, on)) in places {
        if !on.driver.model.layers.is_empty() || matches!(scope, Scope::List | Scope::Form) {
            continue;
        }
        on.driver.model.shell.lang = Lang::En;
        for command in commands::of(*scope) {
            on.driver.keys("F9").paste((command.title)(Lang::Zh));
            let screen = on.driver.screen();
            on.driver.keys("esc");
            let found = screen.contains((command.title)(Lang::En));
            assert!(found, "{} {:?}:\n{screen}", scene.name, command.id);
        }
    }
}

/// What an input method makes of a letter.
fn full_width(c: char) -> char {
    char::from_u32(u32::from(c) + 0xfee0).unwrap()
}

/// A full-width letter is its key outside a field.
fn full_width_letters_are_keys(places: &Places) {
    let letters = |command: &Command| -> Vec<char> {
        let keys = command
            .keys
            .iter()
            .filter_map(|key| Key::parse(key)?.typed());
        keys.filter(char::is_ascii_graphic).collect()
    };
    for (scope, (scene, on)) in places {
        let model = &on.driver.model;
        if model.top().typing() {
            continue;
        }
        for c in commands::of(*scope).flat_map(letters) {
            let [narrow, wide] =
                [c, full_width(c)].map(|c| format!("{:?}", input::key(model, Key::char(c))));
            assert_eq!(narrow, wide, "{c} on {}", scene.name);
        }
    }
}
