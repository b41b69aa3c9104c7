//! What can be asked on the command line or in the environment.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use uuid::Uuid;

use crate::app::database_address;

/// Weegwijs: training and knowledge for weighing signals of radicalisation.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true)]
pub(super) struct Options {
    /// What to do; without one, `serve` with its defaults.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the website.
    Serve(ServeOptions),
    /// Check a library of documents and print what is wrong with it.
    Check {
        /// The folder of the library; without one, the documents in this program.
        folder: Option<PathBuf>,
        /// Tell instead how easy the documents are to read, with hints.
        #[arg(long)]
        taal: bool,
        /// Tell instead what has to be looked at again, now or within 90 days.
        #[arg(long, conflicts_with = "taal")]
        herzien: bool,
    },
    /// Print how often visitors found pages of the handreiking clear, the least clear first.
    Clarity(ClarityOptions),
    /// Draw all pictures of a library on one PNG, to look at.
    Contactsheet(SheetOptions),
    /// Print what visitors told about mistakes in the symbolenbank, newest first.
    Corrections(CorrectionOptions),
    /// Ask experts to weigh, for a key that rests on a panel.
    #[command(subcommand)]
    Panel(PanelCommand),
    /// See to a version of a scenario that attempts are on.
    #[command(subcommand, name = "versie")]
    Version(VersionCommand),
}

/// What to do with a version of a scenario.
#[derive(Debug, Subcommand)]
pub(super) enum VersionCommand {
    /// Withdraw it: nobody begins it any more.
    Intrekken(WithdrawOptions),
}

/// Which version to withdraw, and why.
#[derive(Debug, Args)]
pub(super) struct WithdrawOptions {
    /// The hash of the version; or the name of a scenario of which only one version was used.
    #[arg(value_name = "HASH|SLUG")]
    pub(super) which: String,
    /// Why.
    #[arg(long, value_enum)]
    pub(super) reden: WithdrawalReason,
    #[command(flatten)]
    pub(super) place: Place,
}

/// Why a version is withdrawn.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum WithdrawalReason {
    /// It was faulty: attempts stop, and their score lapses.
    Fout,
    /// There is a better one: attempts may be finished.
    Vervangen,
}

/// What to do with the panel of a scenario.
#[derive(Debug, Subcommand)]
pub(super) enum PanelCommand {
    /// Print links, each for one expert, to the panel on the scenario as it is published now.
    Uitnodigen(InviteOptions),
    /// Print what was voted so far, and whether it is fit to be a key.
    Stand(PanelOptions),
    /// Freeze the votes and print paneel.csv, to be put beside the scenario.
    Sluiten(PanelOptions),
}

/// Whose panel.
#[derive(Debug, Args)]
pub(super) struct PanelOptions {
    /// The scenario, by its name in the address.
    pub(super) slug: String,
    #[command(flatten)]
    pub(super) place: Place,
}

/// Whom to invite, and to what.
#[derive(Debug, Args)]
pub(super) struct InviteOptions {
    #[command(flatten)]
    pub(super) panel: PanelOptions,
    /// How many links.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(super) aantal: u16,
    /// How many days the links can be used.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..=365))]
    pub(super) dagen: u16,
    /// Folder of the library that the server serves; without one, the documents in this program.
    #[arg(long, env = "WEEGWIJS_LIBRARY")]
    pub(super) library: Option<PathBuf>,
    /// Address by which visitors come; without it only the paths are printed.
    #[arg(long, env = "WEEGWIJS_PUBLIC_URL")]
    pub(super) public_url: Option<String>,
}

/// Where the data is.
#[derive(Debug, Args)]
pub(super) struct Place {
    /// Folder for the data; made when it is missing.
    #[arg(long, env = "WEEGWIJS_DATA", default_value = "data")]
    pub(super) data: PathBuf,
    /// Address of a PostgreSQL database; without one, `SQLite` in the data folder.
    #[arg(long, env = "WEEGWIJS_DATABASE", hide_env_values = true)]
    pub(super) database: Option<String>,
}

impl Place {
    /// Where the database is, as the store takes it.
    pub(super) fn database_address(&self) -> String {
        database_address(self.database.as_deref(), &self.data)
    }
}

/// What to do with corrections.
#[derive(Debug, Parser)]
pub(super) struct CorrectionOptions {
    #[command(flatten)]
    pub(super) place: Place,
    /// Remove one that was dealt with, by its number; may be given more than once.
    #[arg(long, value_name = "ID")]
    pub(super) remove: Vec<Uuid>,
}

/// Of how many days.
#[derive(Debug, Parser)]
pub(super) struct ClarityOptions {
    #[command(flatten)]
    pub(super) place: Place,
    /// How many days back.
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=365))]
    pub(super) dagen: u16,
}

/// What to draw, and where to.
#[derive(Debug, Parser)]
pub(super) struct SheetOptions {
    /// The folder of the library; without one, the documents in this program.
    pub(super) folder: Option<PathBuf>,
    /// The file to write.
    #[arg(long, value_name = "FILE", default_value = "contactsheet.png")]
    pub(super) out: PathBuf,
    /// Width of each picture in pixels, one of the sizes that visitors get.
    #[arg(long, default_value = "96")]
    pub(super) pixels: String,
}

/// The settings of the server.
#[derive(Debug, Parser)]
pub(super) struct ServeOptions {
    /// Address to listen on.
    #[arg(long, env = "WEEGWIJS_LISTEN", default_value = "127.0.0.1:8080")]
    pub(super) listen: SocketAddr,
    #[command(flatten)]
    pub(super) place: Place,
    /// Folder of a library to serve instead of the documents in this program.
    #[arg(long, env = "WEEGWIJS_LIBRARY")]
    pub(super) library: Option<PathBuf>,
    /// Address by which visitors come, such as <https://weegwijs.voorbeeld.nl>; with https,
    /// cookies are marked secure.
    #[arg(long, env = "WEEGWIJS_PUBLIC_URL")]
    pub(super) public_url: Option<String>,
    /// Mail address for questions about the data of this server; told to everyone.
    #[arg(long, env = "WEEGWIJS_CONTACT", value_parser = mail_address)]
    pub(super) contact: Option<String>,
    /// Watch the library and show every change at once; on by default in a debug build.
    #[arg(
        long,
        env = "WEEGWIJS_WATCH",
        action = ArgAction::Set,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        default_value_t = cfg!(debug_assertions)
    )]
    pub(super) watch: bool,
}

/// A mail address, as far as one can be told from something else.
fn mail_address(text: &str) -> Result<String, String> {
    let is_plain = text.chars().all(|c| c.is_ascii_graphic() && !"<>()[],;:\\\"".contains(c));
    let is_address = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.contains('@')
    });
    if is_plain && is_address { Ok(text.to_owned()) } else { Err("this is no mail address".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_mail_address_is_refused() {
        assert_eq!(mail_address("data@voorbeeld.nl").unwrap(), "data@voorbeeld.nl");
        for wrong in ["", "data", "@voorbeeld.nl", "data@", "data@nl", "a b@voorbeeld.nl", "a@b@c.nl", "<a@b.nl>"] {
            assert!(mail_address(wrong).is_err(), "{wrong}");
        }
    }
}
