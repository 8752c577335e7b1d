//! What an office writes down of a case in columns and on forms: the names by which a regulation file asks for it, and the
//! columns of its ledger.

use std::fmt;

use serde::Deserialize;

use crate::text::Label;

macro_rules! values {
    ($($(#[$doc:meta])* $variant:ident $word:literal),+ $(,)?) => {
        /// Something that is known of a case and can be written down, as regulation files name it.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
        #[serde(try_from = "String")]
        pub enum CaseValue {
            $($(#[$doc])* $variant,)+
            /// `field.<id>`: an extra field of the registration.
            Field(String),
            /// `charge.<id>`: what was proposed or decided under that item of the assessment.
            Charge(String),
        }

        impl CaseValue {
            /// Every name but those of extra fields and items.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// Reads a name.
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => {
                        let (of, id) = word.split_once('.')?;
                        match of {
                            "field" => Some(Self::Field(id.to_owned())),
                            "charge" => Some(Self::Charge(id.to_owned())),
                            _ => None,
                        }
                    }
                }
            }
        }

        impl fmt::Display for CaseValue {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant => f.write_str($word),)+
                    Self::Field(id) => write!(f, "field.{id}"),
                    Self::Charge(id) => write!(f, "charge.{id}"),
                }
            }
        }
    };
}

values! {
    /// The running number of a line, from 1; the serial of a printed paper.
    Serial "serial",
    Number "number",
    Organisation "organisation",
    /// The day on which it is written down.
    Today "today",
    Status "status",
    Kind "kind",
    Level "level",
    /// The level with the clauses and criteria that put the case there.
    Grounds "grounds",
    Channel "channel",
    /// The office that receives and follows the case.
    Office "office",
    ReceivedBy "received_by",
    ReceivedAt "received_at",
    RegisteredAt "registered_at",
    Customer "customer",
    Sex "sex",
    Phone "phone",
    Address "address",
    Unit "unit",
    Relation "relation",
    Identity "identity",
    Contact "contact",
    ContactMobile "contact_mobile",
    ContactPhone "contact_phone",
    Category "category",
    Subject "subject",
    /// The complaint in full.
    Text "text",
    /// Subject and text together.
    Matter "matter",
    Demand "demand",
    /// Departments and persons complained about.
    Concerned "concerned",
    Persons "persons",
    /// The department that answers for the case.
    Department "department",
    Departments "departments",
    /// The employee who handles it.
    Handler "handler",
    /// By when the customer is answered, or the slip returned.
    Limit "limit",
    /// By when the customer hears: the promised time, else the limit of the answer or of the first call.
    AnswerBy "answer_by",
    /// The last time promised to the customer.
    Promised "promised",
    DispatchedAt "dispatched_at",
    DispatchedBy "dispatched_by",
    /// When the head was told to come to the spot, and when they came.
    NotifiedAt "notified_at",
    ArrivedAt "arrived_at",
    /// Who signed for receipt.
    SignedBy "signed_by",
    Investigation "investigation",
    InvestigatedBy "investigated_by",
    InvestigatedAt "investigated_at",
    Cause "cause",
    /// The regulation's type of finding.
    Finding "finding",
    /// Valid or not, substantiated or not, upheld or not.
    Verdict "verdict",
    /// How the department handled the matter.
    Handling "handling",
    HandledBy "handled_by",
    HandledAt "handled_at",
    Measures "measures",
    Inspection "inspection",
    /// What the customer was told; before that, how it was handled.
    Result "result",
    Answer "answer",
    AnsweredAt "answered_at",
    AnsweredBy "answered_by",
    /// Every try to reach the customer: when, how, with what result.
    Contacts "contacts",
    /// What the customer said to the result.
    Opinion "opinion",
    /// The customer's signature.
    Countersigned "countersigned",
    CalledBackAt "called_back_at",
    Callback "callback",
    /// 1 to 5.
    Satisfaction "satisfaction",
    Escalations "escalations",
    Assessments "assessments",
    ClosedAt "closed_at",
    ClosedBy "closed_by",
    /// Remarks of the form and notes of the case.
    Remarks "remarks",
}

impl TryFrom<String> for CaseValue {
    type Error = String;

    fn try_from(word: String) -> Result<Self, Self::Error> {
        Self::parse(&word).ok_or_else(|| {
            format!(
                "unknown value `{word}`, expected one of {}, field.ID, charge.ID",
                Self::WORDS.join(", ")
            )
        })
    }
}

/// One column of the ledger.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerColumn {
    pub value: CaseValue,
    /// Its heading, as the paper prints it.
    pub label: Label,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_as_itself() {
        for word in CaseValue::WORDS {
            let read = CaseValue::parse(word).expect(word);
            assert_eq!(&read.to_string(), word);
        }
        let field = CaseValue::parse("field.claim_no").expect("an extra field");
        assert_eq!(field, CaseValue::Field("claim_no".to_owned()));
        assert_eq!(field.to_string(), "field.claim_no");
        let charge = CaseValue::parse("charge.other").expect("an item");
        assert_eq!(charge.to_string(), "charge.other");
    }

    #[test]
    fn an_unknown_name_is_refused_by_name() {
        let refused = CaseValue::try_from("colour".to_owned()).expect_err("no such value");
        assert!(refused.contains("`colour`"), "{refused}");
    }
}
