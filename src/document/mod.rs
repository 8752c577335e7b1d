//! What leaves the desk as a file: the ledger for Excel, forms for the printer.
//!
//! Nothing here decides anything: a document is a picture of cases, made from what the desk's door gives an actor to see. What
//! stands in which column or box is the regulation's to say ([`crate::regulation::model::CaseValue`] are the names it may
//! use, [`values`] what they are on a case). [`docx`] writes documents for Word and WPS and knows nothing of complaints, so
//! that forms ([`form`]), letters and reports share one hand. Files are written beside their place and moved there whole
//! ([`mod@file`]), so a full disk or a closed window never leaves half a ledger under the name of a whole one.

pub mod docx;
mod error;
pub mod file;
pub mod form;
pub mod import;
pub mod ledger;
mod texts;
pub mod values;

pub use error::DocumentError;
