//! The six weeks, played in order of time: the desk's clock is set to each moment, and somebody acts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::chance::Chance;
use super::detour::Detour;
use super::hours::{self, days, minutes};
use super::material::Material;
use super::next;
use super::order;
use super::reception::Reception;
use super::roster::{Expected, roster};
use super::scene::{Decks, Next, Scene, Work};
use super::staff::Staff;
use super::{DemoError, Filled, Plan};
use crate::calendar::{Calendar, Moment};
use crate::case::{Actor, Command, Role};
use crate::desk::{CaseFile, Clock, Desk, DeskError, Wish};

/// No case takes more commands than this, whatever its regulation lets go round in circles.
const MOST_COMMANDS: u32 = 60;
/// The clock's own work is done every morning at this minute.
const MORNING: u32 = 7 * 60 + 30;
/// Waits older than this are over.
const WAITED: u32 = 8;

/// What happens at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    Morning,
    /// The next customer comes.
    Arrival(usize),
    /// Somebody does what is next on a case.
    Work(usize),
}

/// After so many acts, the store does its housekeeping outside any commit.
const REST_EVERY: u32 = 200;
/// Housekeeping at the end, in milliseconds.
const REST_AFTER_MS: u32 = 2_000;

pub(super) fn play(
    desk: &mut Desk,
    plan: &Plan,
    progress: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<Filled, DemoError> {
    let regulation = Arc::clone(desk.regulation());
    let calendar = Arc::clone(desk.calendar());
    let material = Material::of(&regulation.id)?;
    let mut chance = Chance::new(plan.seed);
    let before = desk.read().head().map_err(DeskError::from)?;
    let logged = before.at.map(|at| at.with_timezone(&calendar.zone));
    let end = logged.map_or(desk.now(), |last| last.max(desk.now()));
    let expected = roster(plan, &regulation, &calendar, &material, end, &mut chance);
    let mut stage = Stage {
        reception: Reception::new(&regulation, &calendar, &material)?,
        staff: Staff::of(desk)?,
        desk,
        calendar: &calendar,
        material: &material,
        end,
        logged,
        agenda: BTreeSet::new(),
        works: BTreeMap::new(),
        decks: Decks::new(),
        chance,
        filled: Filled::default(),
    };
    stage.open_house(&expected)?;
    stage.run(&expected, progress)?;
    let after = stage.desk.read().head().map_err(DeskError::from)?;
    stage.filled.events = u64::try_from(after.seq - before.seq).unwrap_or_default();
    Ok(stage.filled)
}

struct Stage<'a> {
    desk: &'a mut Desk,
    calendar: &'a Calendar,
    material: &'a Material,
    reception: Reception<'a>,
    staff: Staff,
    end: Moment,
    /// The last entry of the log before the demo: nothing is dated before it.
    logged: Option<Moment>,
    /// What is to come, in order of time.
    agenda: BTreeSet<(Moment, Act)>,
    works: BTreeMap<usize, Work>,
    decks: Decks,
    chance: Chance,
    filled: Filled,
}

impl Stage<'_> {
    /// The organisation is entered, and the mornings and the customers to come are put on the agenda.
    fn open_house(&mut self, expected: &[Expected]) -> Result<(), DemoError> {
        let Some(first) = expected.iter().map(|case| case.at).min() else {
            return Ok(());
        };
        let opening = first - minutes(45);
        self.at(opening);
        let known: BTreeSet<String> = self
            .desk
            .departments()?
            .into_iter()
            .map(|department| department.name)
            .collect();
        let persons = self.desk.persons()?;
        if let Some(admin) = self.staff.with(Role::Admin) {
            for department in self
                .material
                .departments
                .iter()
                .filter(|d| !known.contains(*d))
            {
                self.desk.add_department(admin, department)?;
            }
            for person in &self.material.persons {
                if !persons.iter().any(|known| known.name == person.name) {
                    self.desk
                        .add_person(admin, &person.name, &person.department)?;
                }
            }
        }
        let arrivals = expected.iter().enumerate();
        self.agenda
            .extend(arrivals.map(|(at, case)| (case.at, Act::Arrival(at))));
        let mut date = opening.date_naive();
        while let Some(next) = date
            .succ_opt()
            .filter(|next| *next <= self.end.date_naive())
        {
            date = next;
            let morning = hours::at(self.calendar, date, MORNING, 0);
            self.agenda.extend(morning.map(|at| (at, Act::Morning)));
        }
        Ok(())
    }

    fn run(
        &mut self,
        expected: &[Expected],
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<(), DemoError> {
        let of = u32::try_from(expected.len()).unwrap_or(u32::MAX);
        let mut done = 0u32;
        while let Some((at, act)) = self.agenda.pop_first().filter(|(at, _)| *at <= self.end) {
            if !progress(self.filled.cases, of) {
                self.filled.stopped = true;
                break;
            }
            done += 1;
            if done.is_multiple_of(REST_EVERY) {
                self.desk.idle()?;
            }
            let written = self.at(at);
            match act {
                Act::Morning => {
                    self.desk.tick()?;
                }
                Act::Arrival(index) => {
                    if let Some(case) = expected.get(index) {
                        self.arrival(index, case, at)?;
                    }
                }
                Act::Work(index) => {
                    if let Some(work) = self.works.remove(&index) {
                        self.work(index, work, at, written)?;
                    }
                }
            }
        }
        self.at(self.end);
        self.desk.tick()?;
        self.desk.idle_for(REST_AFTER_MS)?;
        progress(self.filled.cases, of);
        Ok(())
    }

    /// Sets the desk's clock; the answer is the time at which it will write.
    fn at(&mut self, at: Moment) -> Moment {
        let at = self.logged.map_or(at, |logged| at.max(logged));
        self.desk.set_training_clock(Clock::Fixed(at));
        at
    }

    fn arrival(&mut self, index: usize, case: &Expected, at: Moment) -> Result<(), DemoError> {
        let mut chance = self.chance.fork();
        let Some(clerk) = self.staff.with(Role::Clerk) else {
            return Ok(());
        };
        let Some((intake, matter)) = self.reception.intake(case, at, &mut chance) else {
            return Ok(());
        };
        let receipt = self.desk.register(clerk, &intake)?;
        self.filled.cases += 1;
        let mut work = Work {
            number: receipt.number.clone(),
            story: case.story,
            matter,
            usual: chance.share(0.9),
            archived: chance.share(0.65),
            patience: chance.between(0, 3),
            done: 0,
            detours: Vec::new(),
            mishaps: Vec::new(),
            next: None,
            chance,
        };
        let waited = self.end - case.at > days(WAITED);
        work.detours = Detour::of(&mut work, waited);
        let file = self.file(&receipt.number, receipt.file)?;
        self.plan(index, work, file.as_ref(), at);
        Ok(())
    }

    /// The case, read by somebody who may see it.
    fn file(
        &mut self,
        number: &str,
        known: Option<CaseFile>,
    ) -> Result<Option<CaseFile>, DemoError> {
        if known.is_some() {
            return Ok(known);
        }
        for role in [Role::Supervisor, Role::Manager, Role::Admin] {
            let Some(actor) = self.staff.with(role) else {
                continue;
            };
            match self.desk.case(actor, number) {
                Ok(file) => return Ok(Some(file)),
                Err(DeskError::UnknownCase(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(None)
    }

    /// Somebody does what was planned for `at`; the desk writes it at `written`.
    fn work(
        &mut self,
        index: usize,
        mut work: Work,
        at: Moment,
        written: Moment,
    ) -> Result<(), DemoError> {
        let Some(file) = self.file(&work.number, None)? else {
            return Ok(());
        };
        let order = self.order(&file, &mut work, written);
        let Some((actor, command)) = order else {
            self.plan(index, work, Some(&file), at);
            return Ok(());
        };
        let name = command.name();
        match self.desk.execute(&actor, &work.number, &Wish::of(command)) {
            Ok(receipt) => {
                work.done += 1;
                let file = self.file(&work.number, receipt.file)?;
                self.plan(index, work, file.as_ref(), at);
            }
            Err(DeskError::Refused(refusal)) => {
                self.filled.refused.push((work.number, name, refusal));
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// Who does what next on the case; `None` where it cannot be done any more.
    fn order(&mut self, file: &CaseFile, work: &mut Work, now: Moment) -> Option<(Actor, Command)> {
        let next = work.next.take()?;
        let mut decks = std::mem::replace(&mut self.decks, Decks::new());
        let scene = self.scene(file, work, now);
        let order = scene.and_then(|scene| match &next {
            Next::Detour(detour) => {
                work.detours.retain(|other| other != detour);
                detour
                    .is_ripe(&scene, work)
                    .then(|| detour.order(&scene, work))
                    .flatten()
                    .map(|(actor, command)| (actor.clone(), command))
            }
            Next::Step { .. } => {
                let task = scene.task(&next)?;
                let actor = scene.staff.with(task.role)?.clone();
                let command = order::command(&scene, work, task, &mut decks)?;
                Some((actor, command))
            }
        });
        self.decks = decks;
        order
    }

    fn scene<'s>(&'s self, file: &'s CaseFile, work: &Work, now: Moment) -> Option<Scene<'s>> {
        Some(Scene {
            file,
            now,
            end: self.end,
            calendar: self.calendar,
            material: self.material,
            matter: self.material.matters.get(work.matter)?,
            staff: &self.staff,
        })
    }

    /// Puts on the agenda what is done next on the case, if anything is.
    fn plan(&mut self, index: usize, mut work: Work, file: Option<&CaseFile>, now: Moment) {
        let Some(scene) = file.and_then(|file| self.scene(file, &work, now)) else {
            return;
        };
        if work.done >= MOST_COMMANDS || work.lies(&scene) {
            return;
        }
        let planned =
            next::beside(&scene, &mut work).or_else(|| next::next_step(&scene, &mut work));
        if let Some((at, next)) = planned {
            work.next = Some(next);
            self.agenda.insert((at.max(now), Act::Work(index)));
            self.works.insert(index, work);
        }
    }
}
