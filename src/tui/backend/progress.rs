//! What the worker is doing, for whoever waits: what it is, how far it is where that is known, and a way to stop it.
//!
//! The worker counts, the loop reads: both hold the same [`Progress`], so that no answer has to come in between. What a
//! transaction has not written yet when it is stopped is not written at all.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Request, backup};
use crate::store::Brake;
use crate::text::Lang;
use crate::tui::screens::{adopt, archive, settings, statistics, triage};

/// How far the work under way is. Every copy is the same.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    done: AtomicU64,
    of: AtomicU64,
    brake: Brake,
}

impl Progress {
    /// The next work begins.
    pub fn begin(&self) {
        self.at(0, 0);
        self.0.brake.release();
    }

    /// So much is done, of so much.
    pub fn at(&self, done: usize, of: usize) {
        let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        self.0.done.store(count(done), Ordering::Relaxed);
        self.0.of.store(count(of), Ordering::Relaxed);
    }

    /// How much is done, of how much; `None` where nobody knows.
    pub fn known(&self) -> Option<(u64, u64)> {
        let of = self.0.of.load(Ordering::Relaxed);
        (of > 0).then(|| (self.0.done.load(Ordering::Relaxed), of))
    }

    /// Stop the work under way.
    pub fn stop(&self) {
        self.0.brake.pull();
    }

    /// What the store heeds.
    pub fn brake(&self) -> Brake {
        self.0.brake.clone()
    }
}

/// What a question makes the worker do, in a few words, and whether it can be stopped with nothing half done.
#[derive(Clone, Copy, Debug)]
pub struct Doing {
    pub text: fn(Lang) -> &'static str,
    pub stops: bool,
    /// It goes on in steps, and each has to be asked for: whoever asks may not leave before it is over.
    pub steps: bool,
}

impl Request {
    /// What the worker does for it.
    pub fn doing(&self) -> Doing {
        let of = |text, stops, steps| Doing { text, stops, steps };
        let stops = |text| of(text, true, false);
        let runs = |text| of(text, false, false);
        match self {
            Self::Import(request) if request.is_work() => of(texts::import_ledger, false, true),
            Self::Export(request) if request.is_work() => of(texts::export, false, true),
            Self::Statistics(statistics::Request::Make { .. }) => stops(texts::report),
            Self::Statistics(statistics::Request::Save { .. }) => runs(texts::save),
            Self::Adopt(adopt::Request::Adopt(_)) => stops(texts::adopt),
            Self::Settings(settings::Request::Import(_)) => stops(texts::import),
            Self::Settings(request) if !request.writes() => stops(texts::look),
            Self::Backup(backup::Request::Make(_)) => stops(texts::backup),
            Self::Archive(archive::Request::Archive(_)) => of(texts::archive, false, true),
            Self::Archive(archive::Request::Due) => stops(texts::due),
            Self::Archive(archive::Request::Erase(_)) => runs(texts::erase),
            Self::Triage(triage::Request::Prospects { .. }) => stops(texts::prospects),
            Self::Triage(triage::Request::Waiting) => stops(texts::triage),
            Self::Print(_) => runs(texts::print),
            Self::Open => runs(texts::open),
            Self::Create(_) => runs(texts::create),
            _ => runs(texts::other),
        }
    }
}

mod texts {
    crate::catalogue! {
        report() { zh: "正在统计", en: "Making the report" }
        save() { zh: "正在写文件", en: "Writing the file" }
        adopt() { zh: "正在采用制度，重判未结案件", en: "Adopting the regulation, judging open cases anew" }
        import() { zh: "正在导入日历，重算时限", en: "Taking the calendar over, counting limits anew" }
        import_ledger() { zh: "正在导入旧台账", en: "Importing an old ledger" }
        export() { zh: "正在导出台账", en: "Exporting the ledger" }
        look() { zh: "正在查找", en: "Looking it up" }
        backup() { zh: "正在备份并检查副本", en: "Making a backup and checking it" }
        due() { zh: "正在找待归档和期满的案件", en: "Looking for cases to archive and past retention" }
        archive() { zh: "正在归档", en: "Archiving" }
        erase() { zh: "正在登记删除申请", en: "Noting the wish to erase" }
        prospects() { zh: "正在预演派单", en: "Working out what the dispatch would do" }
        triage() { zh: "正在找待分派的案件", en: "Looking for what waits" }
        print() { zh: "正在打印", en: "Printing" }
        open() { zh: "正在打开投诉台", en: "Opening the desk" }
        create() { zh: "正在建立投诉台", en: "Making the desk" }
        other() { zh: "正在办理", en: "Working" }
    }
}
