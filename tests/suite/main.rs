//! Stories about the whole house, told through one harness: `world` is a server with its database
//! and a clock that stands still, `browser` is a visitor who checks the house rules on every page.
//! A file here is named after the address it is about.

#![cfg(test)]

mod api;
mod api_rules;
mod architecture;
mod begrippen;
mod beslishulp;
mod bibliotheek;
mod bronnen;
mod browser;
mod certificaat;
mod cli;
mod contacten;
mod errors;
mod expected;
mod feiten;
mod fixtures;
mod grondslagen;
mod handreiking;
mod herzien;
mod house_rules;
mod library;
mod manifest;
mod offline;
mod onderdelen;
mod open_data;
mod paginas;
mod panel;
mod pdf;
mod plain_words;
mod pogingen;
mod privacy;
mod routes;
mod scenarios;
mod start;
mod storage;
mod symbolenbank;
mod wat_zag_u;
mod wijzigingen;
mod world;
mod zoeken;
