//! Which fields the form has: the regulation says, for the kind that is chosen. What it does not ask for stays folded away until
//! the clerk wants it, or until something stands in it.

use crate::regulation::Regulation;
use crate::regulation::model::{CategoryRule, Field as Asked, Kind};
use crate::text::Lang;
use crate::tui::when::Way;
use crate::tui::widgets::{Aid, Choice, DayAid, Field, Form, Item, Opt, TextBox, Tick, Ticks};

/// What a tick that stands for a yes is called.
pub(super) const YES: &str = "yes";
/// What the ids of the groups of criteria begin with.
pub(super) const FACTS: &str = "facts:";
/// What the ids of the regulation's extra fields begin with.
pub(super) const EXTRA: &str = "fields.";

/// Makes the form for a kind; while none is chosen, it has every field that some kind asks for. `keeps` says which fields are
/// shown although they are not asked for.
pub(super) fn form(
    regulation: &Regulation,
    lang: Lang,
    kind: Option<&str>,
    keeps: impl Fn(&str) -> bool,
) -> Form {
    let maker = Maker {
        regulation,
        lang,
        kind: kind.and_then(|id| regulation.kind(id)),
    };
    let mut items = vec![maker.kind(), maker.channel()];
    items.extend(section(texts::customer(lang), maker.customer(), &keeps));
    items.extend(section(texts::matter(lang), maker.matter(), &keeps));
    items.extend(section(texts::criteria(lang), maker.criteria(), &keeps));
    items.extend(section(texts::record(lang), maker.record(), &keeps));
    Form::new(items)
}

/// The fields below a heading, which goes with the last of them.
fn section(title: &str, mut items: Vec<Item>, keeps: &impl Fn(&str) -> bool) -> Vec<Item> {
    for item in &mut items {
        item.hidden = item.hidden && !keeps(&item.id);
    }
    let mut heading = Item::heading(title);
    heading.hidden = items.iter().all(|item| item.hidden);
    items.insert(0, heading);
    items
}

struct Maker<'r> {
    regulation: &'r Regulation,
    lang: Lang,
    kind: Option<&'r Kind>,
}

impl Maker<'_> {
    fn kind(&self) -> Item {
        let kinds = self.regulation.kinds.iter();
        let options = kinds.map(|kind| Opt::new(kind.id.as_str(), kind.label.get(self.lang)));
        let mut choice = Choice::new(options.collect());
        if let Some(kind) = self.kind {
            choice.choose(&kind.id);
        }
        let item = Item::choice("kind", texts::kind(self.lang), choice).needed();
        match self.kind.and_then(|kind| kind.meaning.as_ref()) {
            Some(meaning) => item.hint(meaning.get(self.lang)),
            None => item,
        }
    }

    fn channel(&self) -> Item {
        let channels = self.regulation.channels.iter();
        let options =
            channels.map(|channel| Opt::new(channel.id.as_str(), channel.label.get(self.lang)));
        let choice = Choice::new(options.collect());
        Item::choice("channel", texts::channel(self.lang), choice).needed()
    }

    fn customer(&self) -> Vec<Item> {
        let lang = self.lang;
        let mut phone = self.line("customer.phone", texts::phone(lang));
        phone.hidden = false;
        vec![
            self.always("customer.name", texts::name(lang)).needed(),
            self.sex(),
            phone,
            self.line("customer.unit", texts::unit(lang)),
            self.line("customer.address", texts::address(lang)),
            self.line("customer.relation", texts::relation(lang)),
            self.line("customer.identity", texts::identity(lang)),
            self.tick("customer.important", texts::important(lang)),
            self.line("contact.name", texts::contact_name(lang)),
            self.line("contact.mobile", texts::contact_mobile(lang)),
            self.line("contact.phone", texts::contact_phone(lang)),
        ]
    }

    fn matter(&self) -> Vec<Item> {
        let lang = self.lang;
        let words = TextBox::new(3, 8).placeholder(texts::words_hint(lang));
        let text = Item::text("text", texts::words(lang), words).needed();
        let mut items = vec![self.category(), self.line("subject", texts::subject(lang))];
        items.push(text);
        items.extend([
            self.line("demand", texts::demand(lang)),
            self.tick("agitated", texts::agitated(lang)),
            self.line("departments", texts::departments(lang)),
            self.line("persons", texts::persons(lang)),
            self.line("sequel_to", texts::sequel_to(lang)),
        ]);
        items
    }

    fn category(&self) -> Item {
        let lang = self.lang;
        let fits = |kinds: &[String]| self.kind.is_none_or(|kind| applies(kinds, kind));
        let categories = self.regulation.categories.iter();
        let options: Vec<Opt> = categories
            .filter(|category| fits(&category.kinds))
            .map(|category| Opt::new(category.id.as_str(), category.label.get(lang)))
            .collect();
        let none = options.is_empty();
        let mut item = Item::choice("category", texts::category(lang), Choice::new(options));
        item.hidden = none;
        item.needed = self
            .kind
            .is_some_and(|kind| kind.category == CategoryRule::Required);
        item
    }

    /// The criteria that a person can tick, a group for each level, the gravest first.
    fn criteria(&self) -> Vec<Item> {
        let Some(kind) = self.kind.filter(|kind| kind.levelled) else {
            return Vec::new();
        };
        let groups = self.regulation.levels.iter().filter_map(|level| {
            let ticks = self.ticks(kind, &level.id);
            let id = format!("{FACTS}{}", level.id);
            (!ticks.is_empty())
                .then(|| Item::ticks(id, level.label.get(self.lang), Ticks::new(ticks)))
        });
        groups.collect()
    }

    fn ticks(&self, kind: &Kind, level: &str) -> Vec<Tick> {
        let of_level = self.regulation.criteria.iter().filter(|criterion| {
            criterion.ticked && criterion.level == level && applies(&criterion.kinds, kind)
        });
        let mut ticks: Vec<Tick> = Vec::new();
        for criterion in of_level {
            let clause = criterion.clause.as_str();
            let label = self.regulation.clause(clause);
            let label = label.map_or(clause, |clause| clause.label.get(self.lang));
            if ticks.iter().all(|tick| tick.id != clause) {
                ticks.push(Tick::new(clause, label, clause));
            }
        }
        ticks
    }

    fn record(&self) -> Vec<Item> {
        let received = Field::new().placeholder(texts::now(self.lang));
        let mut items = vec![
            Item::line(
                "received_at",
                self.label("received_at", texts::received_at(self.lang)),
                received,
            )
            .aid(Aid::Day(DayAid::moment(Way::Past))),
        ];
        let extra = self
            .regulation
            .fields
            .iter()
            .filter(|field| field.is_extra());
        items.extend(extra.map(|field| {
            let mut item = self.line(&field.id, "");
            item.id = format!("{EXTRA}{}", field.id);
            item
        }));
        items
    }

    fn sex(&self) -> Item {
        let lang = self.lang;
        let options = vec![
            Opt::new("m", texts::male(lang)),
            Opt::new("f", texts::female(lang)),
        ];
        let id = "customer.sex";
        let item = Item::choice(id, self.label(id, texts::sex(lang)), Choice::new(options));
        self.folded(item)
    }

    fn always(&self, id: &str, own: &str) -> Item {
        Item::line(id, self.label(id, own), Field::new())
    }

    fn line(&self, id: &str, own: &str) -> Item {
        let expected = self.asked(id).is_some_and(|field| field.expected);
        let hint = if expected {
            texts::to_be_completed(self.lang)
        } else {
            ""
        };
        let field = Field::new().placeholder(hint);
        self.folded(Item::line(id, self.label(id, own), field))
    }

    fn tick(&self, id: &str, own: &str) -> Item {
        let yes = Ticks::single(YES, texts::yes(self.lang));
        self.folded(Item::ticks(id, self.label(id, own), yes))
    }

    fn folded(&self, mut item: Item) -> Item {
        item.hidden = self.asked(&item.id).is_none();
        item
    }

    /// What the regulation says of a field, where the chosen kind asks for it.
    fn asked(&self, id: &str) -> Option<&Asked> {
        self.regulation.fields.iter().find(|field| {
            field.id == id && self.kind.is_none_or(|kind| applies(&field.kinds, kind))
        })
    }

    /// The regulation's own name for a field goes before ours.
    fn label(&self, id: &str, own: &str) -> String {
        let named = self.asked(id).or_else(|| {
            let fields = self.regulation.fields.iter();
            fields.into_iter().find(|field| field.id == id)
        });
        named
            .map_or(own, |field| field.label.get(self.lang))
            .to_owned()
    }
}

/// Whether a list of kinds, empty for all, has this one.
fn applies(kinds: &[String], kind: &Kind) -> bool {
    kinds.is_empty() || kinds.contains(&kind.id)
}

mod texts {
    crate::catalogue! {
        customer() { zh: "客户", en: "Customer" }
        matter() { zh: "事由", en: "Matter" }
        criteria() { zh: "判级条件", en: "Criteria" }
        record() { zh: "记录", en: "Record" }
        kind() { zh: "类型", en: "Kind" }
        channel() { zh: "来源渠道", en: "Channel" }
        name() { zh: "姓名", en: "Name" }
        sex() { zh: "性别", en: "Sex" }
        male() { zh: "男", en: "male" }
        female() { zh: "女", en: "female" }
        phone() { zh: "电话", en: "Telephone" }
        unit() { zh: "户号", en: "Unit" }
        address() { zh: "地址", en: "Address" }
        relation() { zh: "与当事人关系", en: "Relation" }
        identity() { zh: "身份", en: "Identity" }
        important() { zh: "重要客户", en: "Important" }
        contact_name() { zh: "联系人", en: "Contact" }
        contact_mobile() { zh: "联系人手机", en: "Contact's mobile" }
        contact_phone() { zh: "联系人电话", en: "Contact's phone" }
        category() { zh: "类别", en: "Category" }
        subject() { zh: "主题", en: "Subject" }
        words() { zh: "内容", en: "What happened" }
        words_hint() { zh: "客户怎么说，就怎么记", en: "in the customer's own words" }
        demand() { zh: "诉求", en: "Demand" }
        agitated() { zh: "情绪激动", en: "Agitated" }
        departments() { zh: "涉及部门", en: "Departments" }
        persons() { zh: "涉及人员", en: "Employees" }
        sequel_to() { zh: "续诉前案", en: "Sequel to" }
        received_at() { zh: "受理时间", en: "Received" }
        now() { zh: "现在", en: "now" }
        yes() { zh: "是", en: "yes" }
        to_be_completed() { zh: "待补", en: "to be completed" }
    }
}
