//! The headers that internet.nl looks for, as far as the application decides them. HSTS is not
//! among them: it is sent only behind TLS.

/// Directives of the policy, and the one value each may have.
const DIRECTIVES: &[(&str, &[&str])] = &[
    ("default-src", &["'none'", "'self'"]),
    ("base-uri", &["'none'"]),
    ("form-action", &["'self'"]),
    ("frame-ancestors", &["'none'"]),
];

/// Other headers, and the values each may have; none means that it only has to be there.
const HEADERS: &[(&str, &[&str])] = &[
    ("x-content-type-options", &["nosniff"]),
    ("x-frame-options", &["DENY"]),
    ("referrer-policy", &["same-origin", "no-referrer"]),
    ("cross-origin-opener-policy", &["same-origin"]),
    ("permissions-policy", &[]),
];

/// What is missing or too loose in the headers of an answer; empty when they are as they should be.
pub(crate) fn missing_headers(headers: &[(String, String)]) -> Vec<String> {
    let value = |name: &str| {
        let found = headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    };
    let policy = match value("content-security-policy") {
        Some(policy) => loose_policy(policy),
        None => vec!["content-security-policy is missing".to_string()],
    };
    let others = HEADERS.iter().filter_map(|(name, allowed)| wrong_value(name, value(name), allowed));
    policy.into_iter().chain(others).collect()
}

fn wrong_value(name: &str, value: Option<&str>, allowed: &[&str]) -> Option<String> {
    match value {
        None => Some(format!("{name} is missing")),
        Some(value) if allowed.is_empty() || allowed.contains(&value) => None,
        Some(value) => Some(format!("{name} is {value}, not {}", allowed.join(" or "))),
    }
}

fn loose_policy(policy: &str) -> Vec<String> {
    let directives: Vec<(&str, &str)> = policy
        .split(';')
        .map(str::trim)
        .map(|directive| directive.split_once(' ').unwrap_or((directive, "")))
        .collect();
    let value = |name: &str| directives.iter().find(|(known, _)| *known == name).map(|(_, value)| value.trim());
    let wrong = DIRECTIVES.iter().filter_map(|(name, allowed)| wrong_value(name, value(name), allowed));
    let sources =
        directives.iter().flat_map(|(name, value)| value.split_whitespace().map(move |source| (*name, source)));
    let loose = sources.filter(|(name, source)| is_loose(name, source));
    wrong.chain(loose.map(|(name, source)| format!("{name} allows {source}"))).collect()
}

fn is_loose(directive: &str, source: &str) -> bool {
    let runs_code = matches!(directive, "default-src" | "script-src" | "object-src");
    source.contains("unsafe-") || source == "*" || source.starts_with("http") || (runs_code && source == "data:")
}
