//! The paths of a source: `use` trees opened up, and paths in the middle of an expression; each with the module it stands in.

use crate::tokens::Token;

/// A path, and the module that it stands in (from the crate's root).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub path: Vec<String>,
    pub module: Vec<String>,
}

/// The module of a file: `desk/query/mod.rs` → `desk::query`.
pub fn module_of(file: &str) -> Vec<String> {
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let parts = stem.split('/').map(ToOwned::to_owned);
    let mut parts: Vec<String> = parts.collect();
    if matches!(
        parts.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        parts.pop();
    }
    parts
}

/// Every path of a source that stands in `module`.
pub fn paths(tokens: &[Token], module: &[String]) -> Vec<Written> {
    let mut found = Vec::new();
    let mut inner: Vec<(String, i32)> = Vec::new();
    let mut depth = 0_i32;
    let mut at = 0_usize;
    while let Some(token) = tokens.get(at) {
        match token {
            Token::Mark('{') => depth += 1,
            Token::Mark('}') => {
                depth -= 1;
                inner.retain(|(_, opened)| *opened <= depth);
            }
            Token::Name(name) if name == "mod" => {
                if let (Some(Token::Name(name)), Some(Token::Mark('{'))) =
                    (tokens.get(at + 1), tokens.get(at + 2))
                {
                    inner.push((name.clone(), depth + 1));
                }
            }
            Token::Name(_) if begins_a_path(tokens, at) => {
                let (opened, end) = tree(tokens, at);
                let mut module = module.to_vec();
                module.extend(inner.iter().map(|(name, _)| name.clone()));
                found.extend(
                    opened
                        .into_iter()
                        .filter(|path| path.len() > 1)
                        .map(|path| Written {
                            path,
                            module: module.clone(),
                        }),
                );
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// A name with nothing of a path before it (the name in `use ::name` begins one, the `use` does not).
fn begins_a_path(tokens: &[Token], at: usize) -> bool {
    if is_use(tokens.get(at)) {
        return false;
    }
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    match before(1) {
        Some(Token::Colons) => {
            !matches!(before(2), Some(Token::Name(_) | Token::Mark('>'))) || is_use(before(2))
        }
        _ => true,
    }
}

fn is_use(token: Option<&Token>) -> bool {
    token.and_then(Token::name) == Some("use")
}

/// The paths that begin here, and where they end.
fn tree(tokens: &[Token], at: usize) -> (Vec<Vec<String>>, usize) {
    let Some(name) = tokens.get(at).and_then(Token::name) else {
        return (vec![Vec::new()], at);
    };
    let own = vec![name.to_owned()];
    if tokens.get(at + 1) != Some(&Token::Colons) {
        return (vec![own], at + 1);
    }
    match tokens.get(at + 2) {
        Some(Token::Name(_)) => {
            let (rest, end) = tree(tokens, at + 2);
            (under(&own, rest), end)
        }
        Some(Token::Mark('{')) => {
            let (rest, end) = group(tokens, at + 3);
            (under(&own, rest), end)
        }
        Some(Token::Mark('*')) => (under(&own, vec![vec!["*".to_owned()]]), at + 3),
        _ => (vec![own], at + 2),
    }
}

/// What stands between the braces of a `use`, and where it ends.
fn group(tokens: &[Token], mut at: usize) -> (Vec<Vec<String>>, usize) {
    let mut paths = Vec::new();
    loop {
        match tokens.get(at) {
            None => return (paths, at),
            Some(Token::Mark('}')) => return (paths, at + 1),
            Some(Token::Name(name)) if name == "as" => at += 2,
            Some(Token::Name(_)) => {
                let (opened, end) = tree(tokens, at);
                paths.extend(opened);
                at = end;
            }
            Some(_) => at += 1,
        }
    }
}

fn under(own: &[String], rest: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let join = |path: Vec<String>| own.iter().cloned().chain(path).collect();
    rest.into_iter().map(join).collect()
}

impl Written {
    /// The path from the crate's root; `None` where it leads out of the crate.
    pub fn inside(&self) -> Option<Vec<String>> {
        let mut place = match self.path.first()?.as_str() {
            "crate" | "tousu" => Vec::new(),
            "self" | "super" => self.module.clone(),
            _ => return None,
        };
        for part in &self.path {
            match part.as_str() {
                "crate" | "tousu" | "self" => {}
                "super" => {
                    place.pop();
                }
                name => place.push(name.to_owned()),
            }
        }
        Some(place)
    }

    pub fn shown(&self) -> String {
        self.path.join("::")
    }
}
