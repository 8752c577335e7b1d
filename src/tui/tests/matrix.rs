//! Every screen and every kind of box of the application, on one small desk, in both languages and at every size that
//! matters: one file of pictures in words for each, so that whoever reviews a change of a screen reads one file.
//!
//! `INSTA_UPDATE=always cargo test --lib matrix` takes all of them anew.

mod boxes;
mod colours;
mod desk;
mod reach;
mod scenes;

use std::fmt::Write as _;

use self::scenes::{Part, Scene};
use crate::text::Lang;
use crate::tui::width::width;

/// The sizes of each picture: the least, the usual, a wide one.
const SIZES: [(u16, u16); 3] = [(60, 16), (80, 24), (140, 40)];

/// A whole large screen, for those that show more on it.
const LARGE: (u16, u16) = (250, 70);

/// Plays the scenes of a part, takes their pictures, and looks at each in every palette, with plain lines, and for whole boxes.
fn take(part: Part) {
    for scene in Scene::ALL.iter().filter(|scene| scene.part == part) {
        let mut all = String::new();
        for lang in [Lang::Zh, Lang::En] {
            let mut on = scene.played(lang);
            let large = (scene.large && lang == Lang::Zh).then_some(LARGE);
            for (width, height) in SIZES.into_iter().chain(large) {
                on.driver.resize(width, height);
                let screen = on.words();
                whole(scene, &screen, width, height);
                let code = lang.code().to_uppercase();
                let _ = writeln!(all, "{code} {width}×{height}\n{screen}\n");
            }
            if scene.is_box() {
                boxes::are_whole(scene, &mut on);
            }
            if lang == Lang::Zh {
                on.driver.resize(80, 24);
                colours::keep_the_words(scene, &mut on);
            }
        }
        keep(scene.name, &all);
    }
}

/// Compares with the picture that is kept, in a file without what would change with every line of the tests.
fn keep(name: &str, picture: &str) {
    insta::with_settings!({
        snapshot_path => "matrix/pictures", prepend_module_to_snapshot => false, omit_expression => true,
    }, { insta::assert_snapshot!(name, picture) });
}

/// Nothing of the screen stands beyond its edges.
fn whole(scene: &Scene, screen: &str, columns: u16, rows: u16) {
    assert_eq!(screen.lines().count(), usize::from(rows), "{}", scene.name);
    for line in screen.lines() {
        assert!(
            width(line) <= usize::from(columns),
            "{} at {columns}×{rows}: {line}",
            scene.name
        );
    }
}

#[test]
fn daily_work() {
    take(Part::Daily);
}

#[test]
fn boxes_of_daily_work() {
    take(Part::DailyBoxes);
}

#[test]
fn supervision() {
    take(Part::Supervision);
}

#[test]
fn administration() {
    take(Part::Administration);
}

#[test]
fn settings() {
    take(Part::Settings);
}

#[test]
fn coming_and_going() {
    take(Part::Coming);
}
