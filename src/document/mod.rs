//! What leaves the desk on paper and as files.
//!
//! Nothing here decides anything: a document is a picture of cases, made from what the desk's door gives an actor to see. What
//! stands in which box or column is the regulation's to say. [`docx`] writes documents for Word and WPS and knows nothing of
//! complaints, so that forms, letters and reports share one hand.

pub mod docx;
