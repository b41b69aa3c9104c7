//! What an operator can set. Every value has a default that works.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The settings of a server.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where it listens.
    pub listen: SocketAddr,
    /// The folder for its data; made when it is missing.
    pub data: PathBuf,
    /// The address of a PostgreSQL database; without one, SQLite in the data folder is used.
    pub database: Option<String>,
    /// A library to read instead of the one in the program.
    pub library: Option<PathBuf>,
    /// The address by which visitors reach the server, when it is behind a proxy with TLS. With
    /// `https` cookies are marked secure and browsers are told to stay with `https`.
    pub public_url: Option<String>,
    /// The mail address of who looks after this server, for users of its data.
    pub contact: Option<String>,
    /// Whether the library is watched and replaced when it changes; for authors.
    pub watch: bool,
}

impl Config {
    /// Whether visitors come by `https`.
    pub fn is_secure(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// The address of a page as the world knows it, when the operator named one. `path` starts with
    /// a slash.
    pub fn public_address(&self, path: &str) -> Option<String> {
        public_address(self.public_url.as_deref()?, path)
    }

    /// The host by which the world knows the site, for names that must stay the same; `localhost`
    /// when the operator named no address or one without an ordinary host.
    pub fn public_host(&self) -> &str {
        let url = self.public_url.as_deref().unwrap_or_default();
        let after_scheme = url.split_once("://").map_or("", |(_, rest)| rest);
        let host = after_scheme.split(['/', ':', '?', '#']).next().unwrap_or_default();
        let is_ordinary = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
        if !host.is_empty() && host.chars().all(is_ordinary) { host } else { "localhost" }
    }

    /// Where the database is, as the store takes it.
    pub fn database_address(&self) -> String {
        database_address(self.database.as_deref(), &self.data)
    }
}

/// The address of a page below the address of the site; nothing when that is no address.
pub fn public_address(url: &str, path: &str) -> Option<String> {
    let url = url.trim_end_matches('/');
    ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme)).then(|| format!("{url}{path}"))
}

/// Where the database is, as the store takes it: the named one, or a file in the data folder.
pub fn database_address(database: Option<&str>, data: &Path) -> String {
    database.map_or_else(|| data.join("weegwijs.db").to_string_lossy().into_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(public_url: Option<&str>) -> Config {
        Config {
            listen: ([127, 0, 0, 1], 0).into(),
            data: PathBuf::new(),
            database: None,
            library: None,
            public_url: public_url.map(str::to_owned),
            contact: None,
            watch: false,
        }
    }

    #[test]
    fn a_page_has_one_address_however_the_site_was_written_down() {
        let address = |url| config(url).public_address("/symbolenbank/88");
        let expected = Some("https://weegwijs.voorbeeld.nl/symbolenbank/88".to_owned());
        assert_eq!(address(Some("https://weegwijs.voorbeeld.nl")), expected);
        assert_eq!(address(Some("https://weegwijs.voorbeeld.nl/")), expected);
        assert_eq!((address(None), address(Some("weegwijs.voorbeeld.nl"))), (None, None));
    }

    #[test]
    fn names_are_made_with_the_host_and_nothing_else() {
        for (url, host) in [
            (Some("https://weegwijs.voorbeeld.nl"), "weegwijs.voorbeeld.nl"),
            (Some("http://weegwijs.voorbeeld.nl:8080/"), "weegwijs.voorbeeld.nl"),
            (Some("http://[::1]:8080"), "localhost"),
            (Some("weegwijs.voorbeeld.nl"), "localhost"),
            (Some("https://a,b"), "localhost"),
            (None, "localhost"),
        ] {
            assert_eq!(config(url).public_host(), host, "{url:?}");
        }
    }
}
