//! The cells of a line as bytes: made once of a case, kept beside it, and given out to whatever format is written. Reading them
//! costs next to nothing, for a large ledger does nothing else.
//!
//! A cell is a sign that says what it is, and what belongs to it; numbers stand with their lowest byte first. A serial is
//! the ledger's to count, so a line holds only its place.

use chrono::{DateTime, FixedOffset, Utc};

use super::DocumentError;
use crate::desk::DeskError;
use crate::document::values::{Cell, CellView, TextView};
use crate::store::StoreError;

/// What a sign means. Changing any of this, or how a value is made, changes [`super::edition::LAYOUT`].
mod sign {
    pub(super) const EMPTY: u8 = 0;
    pub(super) const TEXT: u8 = 1;
    pub(super) const NUMBER: u8 = 2;
    pub(super) const TIME: u8 = 3;
    pub(super) const SERIAL: u8 = 4;
}

/// Adds a cell.
pub(super) fn put(out: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Empty => out.push(sign::EMPTY),
        Cell::Text(text) => {
            out.push(sign::TEXT);
            // A text of four gigabytes would not have come this far.
            let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
            out.extend_from_slice(&length.to_le_bytes());
            out.extend_from_slice(text.as_bytes());
        }
        Cell::Number(number) => {
            out.push(sign::NUMBER);
            out.extend_from_slice(&number.to_le_bytes());
        }
        Cell::Time(at) => {
            out.push(sign::TIME);
            out.extend_from_slice(&at.timestamp().to_le_bytes());
            out.extend_from_slice(&at.timestamp_subsec_nanos().to_le_bytes());
            out.extend_from_slice(&at.offset().local_minus_utc().to_le_bytes());
        }
    }
}

/// Adds the place of the serial.
pub(super) fn put_serial(out: &mut Vec<u8>) {
    out.push(sign::SERIAL);
}

/// Reads a line into `cells`, which is emptied first.
///
/// # Errors
/// [`StoreError::Damaged`] where the line is not one that was written here.
pub(super) fn read<'a>(
    line: &'a [u8],
    serial: u64,
    cells: &mut Vec<CellView<'a>>,
) -> Result<(), DocumentError> {
    cells.clear();
    let mut rest = line;
    while let Some((sign, behind)) = rest.split_first() {
        rest = behind;
        cells.push(cell(*sign, serial, &mut rest).ok_or_else(damaged)?);
    }
    Ok(())
}

fn cell<'a>(sign: u8, serial: u64, rest: &mut &'a [u8]) -> Option<CellView<'a>> {
    Some(match sign {
        sign::EMPTY => CellView::Empty,
        sign::TEXT => {
            let length = usize::try_from(u32::from_le_bytes(take(rest)?)).ok()?;
            let (text, behind) = rest.split_at_checked(length)?;
            *rest = behind;
            CellView::Text(TextView::new(text))
        }
        sign::NUMBER => CellView::Number(i64::from_le_bytes(take(rest)?)),
        sign::TIME => {
            let seconds = i64::from_le_bytes(take(rest)?);
            let at: DateTime<Utc> =
                DateTime::from_timestamp(seconds, u32::from_le_bytes(take(rest)?))?;
            let offset = FixedOffset::east_opt(i32::from_le_bytes(take(rest)?))?;
            CellView::Time(at.with_timezone(&offset))
        }
        sign::SERIAL => CellView::Number(i64::try_from(serial).unwrap_or(i64::MAX)),
        _ => return None,
    })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, behind) = rest.split_first_chunk()?;
    *rest = behind;
    Some(*taken)
}

fn damaged() -> DocumentError {
    let damaged = StoreError::Damaged("a kept line of the ledger".to_owned());
    DocumentError::Desk(DeskError::Store(damaged))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::Moment;

    fn any_cell() -> impl Strategy<Value = Cell> {
        let time = (0..4_000_000_000_i64, 0..1_000_000_000_u32, -14..=14_i32).prop_map(
            |(seconds, nanos, hours)| {
                let zone = FixedOffset::east_opt(hours * 3600).unwrap();
                let at: Moment = DateTime::from_timestamp(seconds, nanos)
                    .unwrap()
                    .with_timezone(&zone);
                Cell::Time(at)
            },
        );
        prop_oneof![
            Just(Cell::Empty),
            ".*".prop_map(Cell::Text),
            any::<i64>().prop_map(Cell::Number),
            time,
        ]
    }

    proptest! {
        #[test]
        fn a_line_comes_back_as_it_was_put(written in prop::collection::vec(any_cell(), 0..20)) {
            let mut line = Vec::new();
            put_serial(&mut line);
            for cell in &written {
                put(&mut line, cell);
            }
            let mut cells = Vec::new();
            read(&line, 7, &mut cells).unwrap();
            let mut expected = vec![CellView::Number(7)];
            expected.extend(written.iter().map(Cell::view));
            prop_assert_eq!(cells, expected);
        }

        #[test]
        fn bytes_that_are_no_line_are_refused_or_read_and_nothing_worse(line in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = read(&line, 1, &mut Vec::new());
        }
    }

    #[test]
    fn a_line_that_was_cut_is_damaged() {
        let mut line = Vec::new();
        put(&mut line, &Cell::text("漏水"));
        line.pop();
        assert!(read(&line, 1, &mut Vec::new()).is_err());
    }
}
