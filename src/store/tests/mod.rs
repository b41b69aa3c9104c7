//! Every story about data runs on both engines; what only one engine has stands in its own file.

mod attempts;
mod certificates;
mod clarity;
mod corrections;
mod lite;
mod opening;
mod panel;
mod schema;
mod sessions;
mod steps;
mod world;
