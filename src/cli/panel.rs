//! `weegwijs panel`: inviting experts, and what comes of it, for the author of a scenario.

use std::io::Write;
use std::process::ExitCode;

use anyhow::bail;

use super::check;
use super::database::{finish, open_existing};
use super::options::{InviteOptions, PanelCommand, PanelOptions};
use super::panel_words::{print_gates, write_state};
use crate::app::{Clock, Counted, Invited, close_panel, count_panel, invite_experts, public_address};
use crate::base::dutch;
use crate::catalogue::build;
use crate::scenarios::{Scenario, write_panel};
use crate::store::Store;

pub(super) fn panel(command: &PanelCommand) -> ExitCode {
    match command {
        PanelCommand::Uitnodigen(options) => finish(invite(options)),
        PanelCommand::Stand(options) => finish(state(options)),
        PanelCommand::Sluiten(options) => finish(close(options)),
    }
}

async fn invite(options: &InviteOptions) -> anyhow::Result<ExitCode> {
    let address = |path: &str| match &options.public_url {
        Some(url) => public_address(url, path),
        None => Some(path.to_owned()),
    };
    if address("/").is_none() {
        bail!("--public-url moet met https:// of http:// beginnen.");
    }
    let library = check::read(options.library.as_deref()).map_err(anyhow::Error::msg)?;
    let catalogue = build(&library, Clock::System.today()).catalogue;
    let Some(catalogue) = catalogue else {
        bail!("de documenten hebben fouten. Herstel ze eerst; `weegwijs check` noemt ze.");
    };
    let slug = &options.panel.slug;
    let Some(scenario) = catalogue.scenario(slug) else {
        let known: Vec<&str> = catalogue.scenarios().map(Scenario::slug).collect();
        bail!("er is geen casus ‘{slug}’. Kies uit: {}.", known.join(", "));
    };
    if scenario.weighings().is_empty() {
        bail!("de casus ‘{slug}’ heeft geen weegvragen, dus er valt niets te stemmen.");
    }
    let store = open_existing(&options.panel.place).await?;
    let (number, days) = (usize::from(options.aantal), i64::from(options.dagen));
    let invited = invite_experts(&store, scenario, Clock::System.now(), number, days).await;
    store.close().await;
    let Invited::With(tokens) = invited? else {
        bail!("het panel van deze versie is gesloten. Zet paneel.csv bij de casus; dat geeft een nieuwe versie.");
    };
    let mut out = std::io::stdout().lock();
    let links = tokens.iter().filter_map(|token| address(&format!("/panel/{token}")));
    let _ = links.into_iter().try_for_each(|link| writeln!(out, "{link}"));
    tell(&format!(
        "{} voor {}, {days} dagen geldig. Geef elke deskundige er één; wie welke kreeg, wordt nergens bewaard. \
         Deze links zijn niet nog eens te tonen.",
        dutch::count(number, "link", "links"),
        scenario.about().title,
    ));
    Ok(ExitCode::SUCCESS)
}

async fn state(options: &PanelOptions) -> anyhow::Result<ExitCode> {
    let store = open_existing(&options.place).await?;
    let counted = count_panel(&store, &options.slug).await;
    store.close().await;
    let Some(counted) = counted? else { bail!("{}", nobody_invited(&options.slug)) };
    // A closed pipe ends it quietly.
    let _ = write_state(&mut std::io::stdout().lock(), &counted);
    Ok(ExitCode::SUCCESS)
}

/// The file goes to the standard output and nothing else does, so that it can be sent to a file.
async fn close(options: &PanelOptions) -> anyhow::Result<ExitCode> {
    let store = open_existing(&options.place).await?;
    let closed = close_in(&store, &options.slug).await;
    store.close().await;
    let counted = closed?;
    let _ = write!(std::io::stdout().lock(), "{}", write_panel(&counted.tallies));
    let without: Vec<&str> =
        counted.tallies.iter().filter(|tally| tally.members() == 0).map(|tally| tally.item.as_str()).collect();
    tell("Het panel is gesloten. Zet dit als paneel.csv bij de casus.");
    tell("Haal bij die weegvragen krediet, reden en bron weg, en draai `weegwijs check`.");
    tell("Dat geeft een nieuwe versie; pogingen die al begonnen, houden hun eigen sleutel.");
    if !without.is_empty() {
        tell(&format!("Zonder stemmen, dus nog met de sleutel van de redactie: {}.", without.join(", ")));
    }
    let _ = print_gates(&mut std::io::stderr().lock(), &counted, true);
    Ok(ExitCode::SUCCESS)
}

async fn close_in(store: &Store, slug: &str) -> anyhow::Result<Counted> {
    if let Some(counted) = close_panel(store, slug, Clock::System.now()).await? {
        return Ok(counted);
    }
    match count_panel(store, slug).await? {
        Some(_) => {
            bail!("er is nog niet gestemd over ‘{slug}’, dus er valt niets vast te leggen. Het panel blijft open.")
        }
        None => bail!("{}", nobody_invited(slug)),
    }
}

fn nobody_invited(slug: &str) -> String {
    format!("voor ‘{slug}’ is nog niemand uitgenodigd. Begin met: weegwijs panel uitnodigen {slug}")
}

fn tell(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "{sentence}");
}
