//! The variables of a notebook, with the names that evcxr's generated code uses for them.

use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

/// Begins the line that tells evcxr that a variable's type has changed.
pub const VARIABLE_CHANGED_TYPE: &str = "EVCXR_VARIABLE_CHANGED_TYPE:";
/// The line that tells evcxr that a `?` has left the cell.
pub const USER_ERROR_OCCURRED: &str = "EVCXR_ERROR_OCCURRED";

/// The values by name, kept between cells.
#[derive(Default)]
pub struct VariableStore {
    values: HashMap<String, Box<dyn Any>>,
}

/// Everything that does not depend on a type is compiled here, once; the generic rest is as small as possible.
impl VariableStore {
    #[allow(missing_docs)]
    #[inline]
    pub fn put_variable<T: 'static>(&mut self, name: &str, value: T) {
        self.put(name, Box::new(value));
    }

    #[allow(missing_docs)]
    #[inline]
    pub fn check_variable<T: 'static>(&mut self, name: &str) -> bool {
        let right = self.values_get(name).is_none_or(|value| value.is::<T>());
        right || changed(name)
    }

    #[allow(missing_docs)]
    #[inline]
    pub fn take_variable<T: 'static>(&mut self, name: &str) -> T {
        match self.take(name).downcast() {
            Ok(value) => *value,
            Err(_) => changed_since(name),
        }
    }

    #[allow(missing_docs)]
    pub fn lazy_arc<T: 'static, F: FnOnce() -> T>(&mut self, name: &str, create: F) -> Arc<T> {
        if self.values_get(name).is_none() {
            self.put(name, Box::new(Arc::new(create())));
        }
        match self
            .values_get(name)
            .and_then(|value| value.downcast_ref::<Arc<T>>())
        {
            Some(value) => Arc::clone(value),
            None => changed_since(name),
        }
    }

    #[allow(missing_docs)]
    pub fn merge(&mut self, other: VariableStore) {
        self.values.extend(other.values);
    }

    #[inline(never)]
    fn put(&mut self, name: &str, value: Box<dyn Any>) {
        self.values.insert(name.to_owned(), value);
    }

    #[inline(never)]
    fn values_get(&self, name: &str) -> Option<&dyn Any> {
        self.values.get(name).map(|value| &**value)
    }

    #[inline(never)]
    fn take(&mut self, name: &str) -> Box<dyn Any> {
        match self.values.remove(name) {
            Some(value) => value,
            None => panic!("the variable `{name}` is gone"),
        }
    }
}

#[cold]
#[inline(never)]
fn changed(name: &str) -> bool {
    eprintln!("The type of the variable {name} was redefined, so was lost.");
    println!("{VARIABLE_CHANGED_TYPE}{name}");
    false
}

#[cold]
#[inline(never)]
fn changed_since(name: &str) -> ! {
    panic!("the variable `{name}` has another type now")
}

/// A store for the first cell. evcxr keeps it as a pointer from cell to cell, until its process ends.
pub fn create_variable_store() -> *mut VariableStore {
    Box::into_raw(Box::default())
}
