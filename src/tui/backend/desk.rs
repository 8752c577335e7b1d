//! The real thing: a file, and the desk in it once it is open.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{
    Answer, Backend, Credentials, DeskInfo, Directory, Failure, Foundation, Progress, Request,
    Trainee, backup, export, import, print,
};
use crate::case::Actor;
use crate::desk::{Clock, Desk, DeskError, NewDesk};
use crate::store::StoreError;
use crate::tui::dialogs::why;
use crate::tui::popups::finder;
use crate::tui::preferences::Preferences;
use crate::tui::screens::{
    adopt, archive, case, cases, first_run, home, queue, register, settings, statistics, triage,
    unit,
};

/// The desk in a file, and who works at it.
#[derive(Debug)]
pub struct DeskBackend {
    path: PathBuf,
    clock: Clock,
    desk: Option<Desk>,
    actor: Option<Actor>,
    seen: Option<i64>,
    wrote: bool,
    preferences: Option<PathBuf>,
    documents: PathBuf,
    restless: bool,
    exporting: Option<export::Running>,
    importing: Option<import::Running>,
    progress: Progress,
}

impl DeskBackend {
    /// Nothing is opened before it is asked for.
    pub fn new(path: PathBuf, clock: Clock) -> Self {
        Self {
            path,
            clock,
            desk: None,
            actor: None,
            seen: None,
            wrote: false,
            preferences: None,
            documents: PathBuf::new(),
            restless: false,
            exporting: None,
            importing: None,
            progress: Progress::default(),
        }
    }

    /// Keeps the settings of this computer in this file; in none, where it is not said.
    #[must_use]
    pub fn with_preferences(self, file: Option<PathBuf>) -> Self {
        Self {
            preferences: file,
            ..self
        }
    }

    /// Documents go into this folder where nobody says otherwise; without it into the one that the program was started in.
    #[must_use]
    pub fn with_documents(self, folder: Option<PathBuf>) -> Self {
        Self {
            documents: folder.unwrap_or_default(),
            ..self
        }
    }

    fn remember(&self, preferences: Preferences) -> Result<Answer, Failure> {
        if let Some(file) = &self.preferences {
            preferences
                .keep(file)
                .map_err(|error| Failure::not_kept(&error))?;
        }
        Ok(Answer::Done)
    }

    fn first_run(&mut self, request: first_run::Request) -> Result<Answer, Failure> {
        let answer = first_run::answer(&self.path, self.desk.as_mut(), request)?;
        self.wrote |= answer.wrote();
        Ok(Answer::FirstRun(answer))
    }

    /// The desk and who works at it, for tests that do something behind the screen's back.
    #[cfg(test)]
    pub(crate) fn desk_and_actor(&mut self) -> (&mut Desk, &Actor) {
        (self.desk.as_mut().unwrap(), self.actor.as_ref().unwrap())
    }

    /// What was kept of a user's forms, for tests.
    #[cfg(test)]
    pub(crate) fn drafts_of(&self, user: &str) -> Vec<String> {
        let drafts = self.desk.as_ref().unwrap().drafts(user).unwrap();
        drafts.into_iter().map(|draft| draft.body).collect()
    }

    fn open(&mut self) -> Result<Answer, Failure> {
        if self.is_missing()? {
            return Ok(Answer::Opened(None));
        }
        match Desk::open(&self.path, self.clock) {
            Ok(desk) => self.begin(desk),
            Err(error) => Err(Failure::from(error).advised(&self.path)),
        }
    }

    /// Nothing there, or the empty file of a creation that was cut short.
    fn is_missing(&self) -> Result<bool, DeskError> {
        match self.path.metadata() {
            Ok(found) => Ok(found.is_file() && found.len() == 0),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
            Err(error) => {
                let text = format!("{}: {error}", self.path.display());
                Err(DeskError::Store(StoreError::Io(text)))
            }
        }
    }

    fn create(&mut self, wish: &Foundation) -> Result<Answer, Failure> {
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|error| DeskError::Store(StoreError::Io(error.to_string())))?;
        }
        let new = NewDesk {
            regulation: &wish.regulation,
            file: &wish.file,
            admin: &wish.admin,
            secret: wish.secret.as_ref().map(super::Secret::expose),
            training: wish.training,
        };
        self.begin(Desk::create(&self.path, &new, self.clock)?)
    }

    fn begin(&mut self, mut desk: Desk) -> Result<Answer, Failure> {
        desk.heed(self.progress.brake())?;
        self.seen = desk.data_version().ok();
        let info = info(&desk, self.clock, &self.path)?;
        self.desk = Some(desk);
        Ok(Answer::Opened(Some(info)))
    }

    fn sign_in(&mut self, who: &Credentials) -> Result<Answer, Failure> {
        let desk = self.desk.as_mut().ok_or_else(Failure::no_desk)?;
        let signed_in = desk.sign_in(&who.name, who.secret.as_ref().map(super::Secret::expose))?;
        self.actor = Some(signed_in.actor.clone());
        Ok(Answer::SignedIn {
            actor: signed_in.actor,
            must_change: signed_in.must_change,
        })
    }

    fn import(&mut self, request: import::Request) -> Result<Answer, Failure> {
        let actor = self.actor.as_ref().ok_or_else(Failure::no_desk)?;
        let place = import::Place {
            desk: &self.path,
            clock: self.clock,
            actor,
            folder: &self.documents,
        };
        import::answer(place, request, &mut self.importing).map(Answer::Import)
    }

    /// While a ledger is written, nobody else can write. What time has made due can wait; whatever else is to be written now
    /// (a draft, on the way out) comes before an import, which leaves nothing and can be begun anew.
    fn beside_import(&mut self, request: Request) -> Request {
        let writing = self.importing.as_ref().is_some_and(import::Running::writes);
        match request {
            Request::Tick if writing => Request::Counts,
            Request::Counts | Request::Pressing | Request::Rules | Request::Drafts => request,
            _ => {
                if writing {
                    self.importing = None;
                }
                request
            }
        }
    }

    fn signed_in(&mut self, request: Request) -> Result<Answer, Failure> {
        let (Some(desk), Some(actor)) = (&mut self.desk, &self.actor) else {
            return Err(Failure::no_desk());
        };
        let answer = match request {
            Request::SetSecret(secret) => {
                desk.set_secret(actor, &actor.user, Some(secret.expose()))?;
                Answer::Done
            }
            Request::Counts => Answer::Counts(desk.counts(actor)?),
            Request::Tick => {
                let report = desk.tick_slice()?;
                self.wrote |= !report.changed.is_empty();
                Answer::Ticked {
                    counts: desk.counts(actor)?,
                    more: report.more,
                }
            }
            Request::Pressing => Answer::Pressing(queue::pressing(desk, actor)?),
            Request::SaveDraft(draft) => {
                desk.save_draft(&actor.user, &draft.key, &draft.body())?;
                Answer::Done
            }
            Request::DropDraft(key) => {
                desk.drop_draft(&actor.user, &key)?;
                Answer::Done
            }
            Request::Drafts => Answer::Drafts(desk.drafts(&actor.user)?),
            Request::Directory => Answer::Directory(directory(desk)?),
            Request::Execute { number, wish } => {
                let receipt = desk.execute(actor, &number, &wish)?;
                self.wrote = true;
                Answer::Executed(Box::new(receipt))
            }
            Request::Nearby { number } => {
                let cases = desk.nearby(actor, &number)?;
                Answer::Nearby { number, cases }
            }
            Request::Register(request) => {
                let answer = register::answer(desk, actor, request)?;
                self.wrote |= answer.wrote();
                Answer::Register(answer)
            }
            Request::Cases(request) => Answer::Cases(cases::answer(desk, actor, request)?),
            Request::Case(request) => Answer::Case(case::answer(desk, actor, request)?),
            Request::Why(request) => Answer::Why(why::answer(desk, actor, request)?),
            Request::Adopt(request) => {
                let answer = adopt::answer(desk, actor, request)?;
                self.wrote |= answer.wrote();
                Answer::Adopt(answer)
            }
            Request::Rules => rules(desk)?,
            Request::Print(request) => {
                let answer = print::answer(desk, actor, request, &self.documents)?;
                self.wrote |= answer.wrote();
                Answer::Print(answer)
            }
            Request::Export(request) => {
                let (running, folder) = (&mut self.exporting, &self.documents);
                Answer::Export(export::answer(desk, actor, request, running, folder)?)
            }
            Request::Backup(request) => {
                self.wrote |= request.writes();
                let (folder, progress) = (&self.documents, &self.progress);
                Answer::Backup(backup::answer(desk, actor, request, folder, progress)?)
            }
            Request::Queue(request) => {
                self.wrote |= request.writes();
                Answer::Queue(queue::answer(desk, actor, request)?)
            }
            Request::Home(request) => Answer::Home(home::answer(desk, actor, request)?),
            Request::Triage(request) => {
                let answer = triage::answer(desk, actor, request)?;
                self.wrote |= answer.wrote();
                Answer::Triage(answer)
            }
            Request::Archive(request) => {
                let answer = archive::answer(desk, actor, request)?;
                self.wrote |= answer.wrote();
                Answer::Archive(answer)
            }
            Request::Settings(request) => {
                self.wrote |= request.writes();
                Answer::Settings(settings::answer(desk, actor, request)?)
            }
            Request::Unit(request) => Answer::Unit(unit::answer(desk, actor, request)?),
            Request::Find(request) => Answer::Find(finder::answer(desk, actor, request)?),
            Request::Statistics(request) => {
                Answer::Statistics(statistics::answer(desk, actor, request, &self.progress)?)
            }
            Request::Open
            | Request::Create(_)
            | Request::SignIn(_)
            | Request::SignOut
            | Request::FirstRun(_)
            | Request::Import(_)
            | Request::Remember(_) => Answer::Done,
        };
        Ok(answer)
    }
}

fn rules(desk: &mut Desk) -> Result<Answer, DeskError> {
    desk.refresh()?;
    Ok(Answer::Rules {
        regulation: desk.regulation().clone(),
        calendar: desk.calendar().clone(),
        organisation: desk.profile().organisation.clone(),
    })
}

impl Backend for DeskBackend {
    fn watched_by(&mut self, progress: Progress) {
        self.progress = progress;
    }

    fn answer(&mut self, request: Request) -> Result<Answer, Failure> {
        match request {
            Request::Open => self.open(),
            Request::Create(wish) => self.create(&wish),
            Request::SignIn(who) => self.sign_in(&who),
            Request::SignOut => {
                self.actor = None;
                self.exporting = None;
                self.importing = None;
                Ok(Answer::Done)
            }
            Request::FirstRun(request) => self.first_run(request),
            Request::Remember(preferences) => self.remember(preferences),
            Request::Import(request) => self.import(request),
            request => {
                let request = self.beside_import(request);
                self.signed_in(request)
            }
        }
    }

    /// Merging the search index is put off until nobody waits. A fault of the file will be told to whoever asks next. An
    /// import that nobody goes on with was left: its screen is gone.
    fn rest(&mut self) {
        self.importing = None;
        if let Some(desk) = self.desk.as_mut().filter(|_| self.restless) {
            self.restless = desk.idle().is_err();
        }
    }

    fn changed(&mut self) -> bool {
        let version = self.desk.as_ref().and_then(|desk| desk.data_version().ok());
        let others = version != self.seen;
        self.seen = version;
        let changed = std::mem::take(&mut self.wrote) || others;
        self.restless |= changed;
        changed
    }
}

fn directory(desk: &Desk) -> Result<Directory, DeskError> {
    let users = desk.users()?.into_iter().filter(|user| !user.disabled);
    Ok(Directory {
        load: desk.loads()?,
        persons: desk.persons()?,
        roles: users
            .map(|user| (user.person.unwrap_or(user.name), user.roles))
            .collect(),
    })
}

fn info(desk: &Desk, clock: Clock, path: &Path) -> Result<DeskInfo, DeskError> {
    let profile = desk.profile();
    let users = if profile.training {
        desk.users()?
    } else {
        Vec::new()
    };
    let trainees = users
        .into_iter()
        .filter(|user| !user.disabled)
        .map(|user| Trainee {
            name: user.name,
            roles: user.roles,
        })
        .collect();
    Ok(DeskInfo {
        organisation: profile.organisation.clone(),
        training: profile.training,
        trainees,
        path: path.to_owned(),
        regulation: desk.regulation().clone(),
        calendar: desk.calendar().clone(),
        clock: if profile.training {
            clock
        } else {
            Clock::System
        },
    })
}
