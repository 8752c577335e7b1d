//! The words on documents.

crate::catalogue! {
    ledger(organisation: &str) { zh: "{organisation} 投诉管理台账", en: "{organisation}: complaint ledger" }
    sheet(n: usize) { zh: "台账{n}", en: "Ledger {n}" }
    page() { zh: "第 &P 页，共 &N 页", en: "Page &P of &N" }
}
