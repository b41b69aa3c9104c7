//! Addresses that no source may have: an entry never leads to a group that it warns of, to a place
//! where such groups gather, or to an address that hides where it leads.

use super::symbol::Symbol;
use crate::base::Fields;

/// Names of hosts; their subdomains count too.
const DENIED: &[&str] = &[
    "4chan.org",
    "8kun.top",
    "amren.com",
    "bit.ly",
    "bitchute.com",
    "counter-currents.com",
    "dailystormer.name",
    "erkenbrand.eu",
    "gab.com",
    "hizb-ut-tahrir.info",
    "hizb-ut-tahrir.org",
    "kiwifarms.net",
    "metapedia.org",
    "nvu.info",
    "odysee.com",
    "rumble.com",
    "stormfront.org",
    "t.co",
    "t.me",
    "tinyurl.com",
    "voorpost.org",
];

pub(super) fn check(symbol: &Symbol, fields: &Fields<'_>) {
    for source in &symbol.references {
        match host(&source.url) {
            None if !source.url.is_empty() => {
                fields.error_at("bronnen", format!("Bron ‘{}’ heeft geen leesbaar adres.", source.id), "Verbeter url.");
            }
            Some(host) if is_denied(&host) => fields.error_at(
                "bronnen",
                format!("Bron ‘{}’ leidt naar {host}, en daar verwijzen we niet naar.", source.id),
                "Zoek een bron die over de groep schrijft, geen bron van de groep zelf.",
            ),
            _ => {}
        }
    }
}

fn is_denied(host: &str) -> bool {
    DENIED.iter().any(|denied| host.strip_suffix(denied).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// The host of an address, in lower case and without port or name of a user.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let named = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = named.split(':').next()?.trim_end_matches('.').to_lowercase();
    host.contains('.').then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_denied_however_it_is_written() {
        let denied = |url: &str| host(url).is_some_and(|host| is_denied(&host));
        for url in ["https://t.me/x", "http://WWW.Stormfront.org:80/y", "https://nos.nl@gab.com/", "https://gab.com."] {
            assert!(denied(url), "{url}");
        }
        for url in
            ["https://nos.nl/t.me", "https://snapgab.com/", "https://radio1.be/voorpost.org", "https://at.me.nl/"]
        {
            assert!(!denied(url), "{url}");
        }
        assert_eq!(host("https://localhost/x"), None);
    }
}
