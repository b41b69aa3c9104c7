//! Weegwijs: a training and knowledge platform for weighing signals of radicalisation in Dutch
//! municipalities. `ARCHITECTURE.md` has the map of the rooms.

pub mod app;
pub mod base;
pub mod catalogue;
pub mod cli;
pub mod handreiking;
pub mod images;
pub mod paper;
pub mod readability;
pub mod scenarios;
pub mod search;
pub mod store;
pub mod symbols;
pub mod training;
pub mod web;
