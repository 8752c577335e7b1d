//! The table of scenes: for each part of the work, what it begins on, where it ends (the screen, and how many boxes stand above
//! it), its name, whether a whole large screen is looked at too, and how it is reached.

use super::Play::{Act, After, Keys, Of, Palette};
use super::{Begin, Part, Scene, compare, fill_in, leave_a_draft, real};
use crate::case::CommandName;
use crate::tui::screens::ScreenId;

macro_rules! scenes {
    ($($part:ident { $($begin:ident $screen:ident $boxes:literal $name:literal $size:ident: $play:expr;)* })*) => {
        impl Scene {
            /// All of them.
            pub const ALL: &[Self] = &[$($(Self {
                name: $name,
                part: Part::$part,
                large: $size,
                begin: Begin::$begin,
                at: (ScreenId::$screen, $boxes),
                play: $play,
            }),*),*];
        }
    };
}

#[expect(non_upper_case_globals, reason = "words of the table")]
mod sizes {
    pub const usual: bool = false;
    pub const large: bool = true;
}
use sizes::{large, usual};

scenes! {
    Daily {
        Clerk Register 0 "register_empty" usual: Keys("F2");
        Clerk Register 0 "register_filled" large: After(fill_in, "");
        Clerk Register 0 "registered" usual: After(fill_in, "ctrl+s");
        Boss Cases 0 "cases" large: Keys("F3");
        Clerk Cases 0 "cases_search" usual: Keys("F3 / 跑步机");
        Clerk Cases 0 "cases_nothing" usual: Keys("F3 / 没有的东西");
        Boss Case 0 "case" large: Of("level:1-2 status:open", "");
        Boss Case 0 "case_closed" usual: Of("status:closed", "");
        Boss Queue 0 "queue" large: Keys("F4");
        Clerk Unit 0 "unit" usual: Keys("F3 u");
    }
    DailyBoxes {
        Clerk Register 1 "box_answer" usual: After(fill_in, "ctrl+r");
        Clerk Register 1 "box_draft" usual: After(leave_a_draft, "F2");
        Clerk Register 1 "box_leave" usual: Keys("F2 tab tab 张三 esc");
        Boss Cases 1 "box_help" usual: Keys("F3 F1");
        Boss Cases 1 "box_palette" usual: Keys("F3 F9");
        Boss Cases 1 "box_menu" usual: Keys("F3 .");
        Boss Cases 1 "box_finder" usual: Keys("F3 ctrl+g 更衣柜");
        Boss Cases 1 "box_finder_empty" usual: Keys("F3 ctrl+g");
        Boss Cases 1 "box_picker" usual: Keys("F3 f");
        Boss Cases 1 "box_searches" usual: Keys("F3 v");
        Boss Cases 1 "box_save_search" usual: Keys("F3 / 漏水 ctrl+d");
        Boss Cases 1 "box_export" usual: Keys("F3 ctrl+p");
        Clerk Cases 1 "box_drafts" usual: Palette("F2 tab tab 孙七 esc down enter", ["我的草稿", "My drafts"]);
        Boss Cases 1 "box_unit" usual: Palette("F3", ["户档案…", "unit's"]);
        Boss Case 1 "box_actions" usual: Of("level:1-2 status:open", "enter");
        Boss Case 1 "box_why" usual: Of("level:1-2 status:open", "F11");
        Boss Case 1 "box_print" usual: Of("level:1-2 status:open", "ctrl+p");
        Boss Case 1 "box_next_step" usual: Of("stage:callback", "n");
        Boss Case 1 "box_dispatch" usual: Act(CommandName::Dispatch);
        Boss Case 1 "box_note" usual: Act(CommandName::Note);
        Boss Case 1 "box_contact" usual: Act(CommandName::Contact);
        Boss Case 1 "box_escalate" usual: Act(CommandName::Escalate);
        Boss Case 1 "box_extend" usual: Act(CommandName::Extend);
        Boss Case 1 "box_assess_person" usual: Act(CommandName::AssessPerson);
        Boss Queue 1 "box_queue_actions" usual: Keys("F4 enter");
        Boss Queue 1 "box_departments" usual: Keys("F4 p");
        Company Queue 1 "box_prevention" usual: Keys("F4 v");
        Company Queue 1 "box_measure" usual: Keys("F4 v enter");
    }
    Supervision {
        Boss Home 0 "home" large: Keys("F12");
        Calm Home 0 "home_calm" usual: Keys("F12");
        Boss Triage 0 "triage" large: Keys("F5");
        Calm Triage 0 "triage_calm" usual: Keys("F5");
        Boss Triage 1 "box_where_to" usual: Keys("F5 a d");
        Boss Triage 2 "box_preview" usual: Keys("F5 a d 1 ctrl+s");
        Boss Statistics 0 "statistics" large: Keys("F6 right");
        Boss Statistics 0 "statistics_points" usual: Keys("F6 tab");
        Calm Statistics 0 "statistics_calm" usual: Keys("F6");
        Boss Statistics 1 "box_day" usual: Keys("F6 d");
        Boss Statistics 1 "box_report" usual: Keys("F6 right ctrl+p");
    }
    Administration {
        Boss Archive 0 "archive" large: Keys("F7");
        Calm Archive 0 "archive_calm" usual: Keys("F7");
        Boss Archive 1 "box_archive" usual: Keys("F7 a");
        Boss Archive 1 "box_erase" usual: Keys("F7 x");
        Boss Case 1 "box_hold" usual: Keys("F7 h");
        Boss Adopt 0 "adopt" usual: Keys("F8 v");
        Boss Adopt 0 "adopt_report" usual: After(compare, "");
        Boss Adopt 1 "box_adopt" usual: After(compare, "a");
    }
    Settings {
        Real Settings 0 "settings_look" usual: After(real, "F8");
        Boss Settings 0 "settings_regulation" large: Keys("F8 down enter");
        Boss Settings 0 "settings_year" large: Keys("F8 down down enter");
        Boss Settings 0 "settings_people" usual: Keys("F8 down down down enter");
        Boss Settings 0 "settings_keys" usual: Keys("F8 down down down down down enter");
        Boss Settings 0 "settings_backup" usual: Keys("F8 down down down down enter");
        Boss Import 0 "import" usual: Keys("F8 i");
        Real Settings 1 "box_secret" usual: After(real, "F8 end enter");
        Boss Settings 1 "box_clause" usual: Keys("F8 down enter / gym.L1.c enter enter");
        Boss Settings 1 "box_calendar" usual: Keys("F8 down down enter i");
        Boss Settings 1 "box_backup" usual: Keys("F8 down down down down enter b");
        Boss Settings 1 "box_user" usual: Keys("F8 down down down enter a");
        Boss Settings 1 "box_department" usual: Keys("F8 down down down enter b");
        Boss Settings 1 "box_person" usual: Keys("F8 down down down enter e");
        Boss Settings 1 "box_disable" usual: Keys("F8 down down down enter d");
    }
    Coming {
        Broken Start 0 "start_broken" usual: Keys("");
        Nothing FirstRun 0 "first_run_purpose" usual: Keys("");
        Nothing FirstRun 0 "first_run_regulation" usual: Keys("tab 2 enter");
        Nothing FirstRun 0 "first_run_user" usual: Keys("tab 2 enter enter");
        Nothing FirstRun 0 "first_run_check" usual: Keys("tab 2 enter enter enter 2 enter");
        Real SignIn 0 "sign_in" usual: Keys("");
        Boss SignIn 0 "sign_in_training" usual: Keys("ctrl+k");
    }
}
