//! A file of Rust as words, marks and texts: enough to see what it uses, without a compiler.
//! Comments are gone, so that a rule never trips over an explanation of itself.

/// One thing in a file that is not a comment or a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or keyword.
    Word(String),
    /// What stands in a string literal, as written.
    Text(String),
    /// `::`
    Path,
    /// Any other character.
    Mark(char),
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) line: usize,
    pub(super) kind: Kind,
    /// Index into [`Source::modules`].
    pub(super) module: usize,
}

impl Token {
    pub(super) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// A module written inside a file, with its first and last line.
#[derive(Debug)]
pub(super) struct Inline {
    pub(super) name: String,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// A file of `src/` or `tests/`, read.
#[derive(Debug)]
pub(super) struct Source {
    /// From the top of the repository, with `/`.
    pub(super) path: String,
    pub(super) lines: usize,
    pub(super) tokens: Vec<Token>,
    /// Module paths from the crate's root; the first is the file's own.
    pub(super) modules: Vec<Vec<String>>,
    pub(super) inline: Vec<Inline>,
}

impl Source {
    pub(super) fn read(path: &str, text: &str) -> Self {
        let tokens = Scanner { rest: text, line: 1, tokens: Vec::new() }.scan();
        let modules = vec![module_of(path)];
        let mut source = Self { path: path.into(), lines: text.lines().count(), tokens, modules, inline: Vec::new() };
        source.find_modules();
        source
    }

    /// The room a file of `src/` belongs to: a folder, or `main` or `lib`.
    pub(super) fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
    }

    pub(super) fn module(&self, token: &Token) -> &[String] {
        &self.modules[token.module]
    }

    /// Whether a line belongs to the tests of the room: a test module, or a file of one.
    pub(super) fn is_test(&self, line: usize) -> bool {
        let is_inside = |module: &Inline| module.name == "tests" && (module.first..=module.last).contains(&line);
        self.modules[0].iter().any(|name| name == "tests") || self.inline.iter().any(is_inside)
    }

    /// Follows the braces and tells each token which module it stands in.
    fn find_modules(&mut self) {
        let (mut depth, mut open): (usize, Vec<(usize, usize, usize)>) = (0, Vec::new());
        for at in 0..self.tokens.len() {
            let here = open.last().map_or(0, |&(_, module, _)| module);
            self.tokens[at].module = here;
            if self.tokens[at].is('{') {
                depth += 1;
                if let Some(name) = self.module_opening_at(at) {
                    let path = [self.modules[here].as_slice(), std::slice::from_ref(&name)].concat();
                    self.modules.push(path);
                    let line = self.tokens[at].line;
                    self.inline.push(Inline { name, first: line, last: line });
                    open.push((depth, self.modules.len() - 1, self.inline.len() - 1));
                }
            } else if self.tokens[at].is('}') {
                if let Some((_, _, inline)) = open.pop_if(|(opened, ..)| *opened == depth) {
                    self.inline[inline].last = self.tokens[at].line;
                }
                depth = depth.saturating_sub(1);
            }
        }
    }

    /// The name, when the brace at this place opens `mod name {`.
    fn module_opening_at(&self, brace: usize) -> Option<String> {
        let [keyword, name] = self.tokens.get(brace.checked_sub(2)?..brace)? else { return None };
        (keyword.word()? == "mod").then(|| name.word().map(str::to_string))?
    }
}

/// `src/store/step.rs` is `store::step`; `tests/suite/web.rs` is `suite::web`.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").or_else(|| path.strip_prefix("tests/")).unwrap_or(path);
    let mut module: Vec<String> = inside.trim_end_matches(".rs").split('/').map(str::to_string).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "main" | "lib")) {
        module.pop();
    }
    module
}

struct Scanner<'a> {
    rest: &'a str,
    line: usize,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    fn scan(mut self) -> Vec<Token> {
        while let Some(next) = self.rest.chars().next() {
            match next {
                '/' if self.rest.starts_with("//") => self.skip(self.rest.find('\n').unwrap_or(self.rest.len())),
                '/' if self.rest.starts_with("/*") => self.skip(block_comment(self.rest)),
                '"' => self.string(1),
                '\'' => self.skip(quote(self.rest)),
                ':' if self.rest.starts_with("::") => self.push(Kind::Path, 2),
                _ if next.is_alphanumeric() || next == '_' => self.word(),
                _ if next.is_whitespace() => self.skip(next.len_utf8()),
                _ => self.push(Kind::Mark(next), next.len_utf8()),
            }
        }
        self.tokens
    }

    fn skip(&mut self, length: usize) {
        self.line += self.rest[..length].matches('\n').count();
        self.rest = &self.rest[length..];
    }

    fn push(&mut self, kind: Kind, length: usize) {
        self.tokens.push(Token { line: self.line, kind, module: 0 });
        self.skip(length);
    }

    fn word(&mut self) {
        let length = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (word, after) = self.rest.split_at(length);
        let is_prefix = matches!(word, "r" | "b" | "br" | "c" | "cr");
        if is_prefix && after.starts_with('"') && !word.contains('r') {
            self.string(length + 1);
        } else if is_prefix && word.contains('r') && after.trim_start_matches('#').starts_with('"') {
            self.raw_string(length);
        } else if word == "b" && after.starts_with('\'') {
            self.skip(length + quote(after));
        } else {
            self.push(Kind::Word(word.to_string()), length);
        }
    }

    /// A string whose text starts at `start`, with backslashes.
    fn string(&mut self, start: usize) {
        let text = &self.rest[start..];
        let mut is_escaped = false;
        let end = text.find(|c| {
            let ends = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            ends
        });
        self.text(start, end.unwrap_or(text.len()), 1);
    }

    /// A string after an `r`, closed by as many `#` as opened it.
    fn raw_string(&mut self, prefix: usize) {
        let hashes = self.rest[prefix..].chars().take_while(|&c| c == '#').count();
        let start = prefix + hashes + 1;
        let end = self.rest[start..].find(&format!("\"{}", "#".repeat(hashes)));
        self.text(start, end.unwrap_or(self.rest.len() - start), 1 + hashes);
    }

    fn text(&mut self, start: usize, length: usize, close: usize) {
        let text = self.rest[start..start + length].to_string();
        self.push(Kind::Text(text), (start + length + close).min(self.rest.len()));
    }
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        let step = match &text.as_bytes()[at..] {
            [b'/', b'*', ..] => {
                depth += 1;
                2
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
        at += step;
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of a character literal, or of a lifetime.
fn quote(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((escaped, _))) => {
            text[escaped + 1..].find('\'').map_or(text.len(), |end| escaped + end + 2)
        }
        (Some(_), Some((end, '\''))) => end + 1,
        _ => 1 + text[1..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len() - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let source = Source::read("src/store/step.rs", text);
        source.tokens.iter().filter_map(|token| token.word().map(str::to_string)).collect()
    }

    #[test]
    fn comments_strings_and_lifetimes_are_no_words() {
        let text = r##"
            // one
            /* two /* three */ four */
            fn five<'six>(a: &'six str) -> char { "seven \" eight"; r#"nine " ten"#; b'x'; '\''; 'y'; 'é' }
        "##;
        assert_eq!(words(text), ["fn", "five", "a", "str", "char"]);
    }

    #[test]
    fn strings_keep_their_text_and_tokens_their_line() {
        let source = Source::read("src/a.rs", "let a = r#\"x\ny\"#;\nlet b = b\"z\";\n");
        let texts: Vec<_> = source
            .tokens
            .iter()
            .filter(|t| matches!(t.kind, Kind::Text(_)))
            .map(|t| (t.line, t.kind.clone()))
            .collect();
        assert_eq!(texts, [(1, Kind::Text("x\ny".into())), (3, Kind::Text("z".into()))]);
    }

    #[test]
    fn a_token_knows_its_module() {
        let source = Source::read("src/store/step.rs", "fn a() {}\nmod tests {\n fn b() { {} }\n}\nfn c() {}\n");
        let module = |name: &str| {
            let token = source.tokens.iter().find(|token| token.word() == Some(name)).unwrap();
            source.module(token).join("::")
        };
        assert_eq!([module("a"), module("b"), module("c")], ["store::step", "store::step::tests", "store::step"]);
        assert_eq!([1, 2, 4, 5].map(|line| source.is_test(line)), [false, true, true, false]);
    }

    #[test]
    fn a_file_can_be_a_test_module() {
        let is_test = |path| Source::read(path, "").is_test(1);
        assert_eq!(["src/a/tests.rs", "src/a/tests/b.rs", "src/a/b.rs"].map(is_test), [true, true, false]);
    }
}
