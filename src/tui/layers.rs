//! The dialogs above the screen, one above the other. Only the top one gets keys; each belongs to whoever opened it.

use super::action::Address;
use super::surface::Dialog;

/// The number of a dialog; never used twice, so an answer for one that is closed finds nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayerId(u64);

/// One dialog.
#[derive(Debug)]
pub struct Layer {
    pub id: LayerId,
    /// Whoever opened it.
    pub owner: Address,
    pub dialog: Box<dyn Dialog>,
}

/// All dialogs, the top one last.
#[derive(Debug, Default)]
pub struct Layers {
    stack: Vec<Layer>,
    made: u64,
}

impl Layers {
    /// Puts a dialog on top.
    pub fn open(&mut self, owner: Address, dialog: Box<dyn Dialog>) -> LayerId {
        self.made += 1;
        let id = LayerId(self.made);
        self.stack.push(Layer { id, owner, dialog });
        id
    }

    /// Takes a dialog away, with all that it had opened. Gives its owner.
    pub fn close(&mut self, id: LayerId) -> Option<Address> {
        let place = self.stack.iter().position(|layer| layer.id == id)?;
        let owner = self.stack.get(place).map(|layer| layer.owner);
        self.stack.truncate(place);
        owner
    }

    /// Takes all dialogs away.
    pub fn clear(&mut self) {
        self.stack.clear();
    }

    pub fn top(&self) -> Option<&Layer> {
        self.stack.last()
    }

    pub fn get_mut(&mut self, id: LayerId) -> Option<&mut Layer> {
        self.stack.iter_mut().find(|layer| layer.id == id)
    }

    /// From the lowest to the top.
    pub fn iter(&self) -> impl Iterator<Item = &Layer> {
        self.stack.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.stack.is_empty()
    }
}
