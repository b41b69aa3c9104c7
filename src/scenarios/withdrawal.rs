//! Why a version of a scenario is withdrawn.

use crate::base::words;

words! {
    /// What is the matter with a version that is no longer given out.
    pub enum Withdrawal {
        Faulty = "fout", "Er zat een fout in";
        Replaced = "vervangen", "Vervangen";
    }
}
