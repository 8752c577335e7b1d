use super::{Brake, SqliteStore, Store, StoreError};

const LONG: &str = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 300000) SELECT count(*) FROM n";

#[test]
fn what_takes_long_stops_when_the_brake_is_pulled_and_goes_on_when_it_is_released() {
    let mut store = SqliteStore::open_in_memory().unwrap();
    let brake = Brake::default();
    store.heed(brake.clone()).unwrap();
    let count = |store: &SqliteStore| -> Result<i64, StoreError> {
        Ok(store.conn.query_row(LONG, [], |row| row.get(0))?)
    };
    brake.pull();
    assert!(matches!(count(&store), Err(StoreError::Stopped)));
    brake.release();
    assert_eq!(count(&store).unwrap(), 300_000);
}

#[test]
fn a_transaction_that_is_stopped_writes_nothing() {
    let mut store = SqliteStore::open_in_memory().unwrap();
    let brake = Brake::default();
    store.heed(brake.clone()).unwrap();
    let outcome = store.append(&mut |_| {
        brake.pull();
        Err(StoreError::Stopped)
    });
    assert!(matches!(outcome, Err(StoreError::Stopped)));
    brake.release();
    assert!(
        store.drop_draft("boss", "register").is_ok(),
        "the file is free again"
    );
}
