//! `weegwijs versie`: what becomes of a version of a scenario that is no good, for operators.

use std::io::Write;
use std::process::ExitCode;

use anyhow::bail;

use super::database::{finish, open_existing};
use super::options::{VersionCommand, WithdrawOptions, WithdrawalReason};
use crate::app::{Clock, Withdrawn, withdraw_version};
use crate::base::{Word, dutch};
use crate::scenarios::Withdrawal;
use crate::store::KeptVersion;

pub(super) fn version(command: &VersionCommand) -> ExitCode {
    match command {
        VersionCommand::Intrekken(options) => finish(withdraw(options)),
    }
}

async fn withdraw(options: &WithdrawOptions) -> anyhow::Result<ExitCode> {
    let why = match options.reden {
        WithdrawalReason::Fout => Withdrawal::Faulty,
        WithdrawalReason::Vervangen => Withdrawal::Replaced,
    };
    let store = open_existing(&options.place).await?;
    let withdrawn = withdraw_version(&store, &options.which, why, Clock::System.now()).await;
    store.close().await;
    match withdrawn? {
        Withdrawn::Version(version) => {
            let _ = writeln!(std::io::stdout(), "Ingetrokken ({}): {}", why.word(), line(&version));
            let _ = writeln!(std::io::stderr(), "{}", consequence(why));
            Ok(ExitCode::SUCCESS)
        }
        Withdrawn::Unknown => bail!(
            "er is geen versie ‘{}’ waaraan iemand begon. Geef de naam van een casus of de hele hash van een versie.",
            options.which
        ),
        Withdrawn::OneOf(versions) => {
            let lines: Vec<String> = versions.iter().map(line).collect();
            bail!(
                "van ‘{}’ zijn er meer versies. Geef de hash van een ervan; de nieuwste staat bovenaan:\n{}",
                options.which,
                lines.join("\n")
            )
        }
    }
}

fn line(version: &KeptVersion) -> String {
    let attempts = usize::try_from(version.attempts).unwrap_or_default();
    let before = version.withdrawn_because.as_ref().map(|why| format!(", ingetrokken: {why}")).unwrap_or_default();
    format!(
        "{}  {}, voor het eerst gebruikt op {}, {}{before}",
        version.hash,
        version.slug,
        dutch::moment(version.first_used_at.0),
        dutch::count(attempts, "poging", "pogingen"),
    )
}

fn consequence(why: Withdrawal) -> &'static str {
    match why {
        Withdrawal::Faulty => {
            "Pogingen op deze versie stoppen en hun score vervalt. Zet een verbeterde casus in de bibliotheek: \
             aan deze versie kan niemand meer beginnen."
        }
        Withdrawal::Replaced => "Wie bezig is, kan deze versie afmaken. Aan deze versie kan niemand meer beginnen.",
    }
}
