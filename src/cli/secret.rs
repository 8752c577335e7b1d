//! Where a secret comes from: `TOUSU_SECRET`, standard input, or a prompt that does not echo.

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read as read_event};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use zeroize::Zeroizing;

use super::Surroundings;
use super::failure::Failure;

/// Reads the secret; `None` where there is none and nobody can be asked.
pub fn read(
    around: &mut Surroundings<'_>,
    from_stdin: bool,
    prompt: &str,
) -> Result<Option<Zeroizing<String>>, Failure> {
    if from_stdin {
        return line(around);
    }
    if let Some(secret) = &around.secret {
        return Ok(Some(Zeroizing::new(secret.clone())));
    }
    ask(around, prompt)
}

/// Reads a new secret, which the environment never holds.
pub fn read_new(
    around: &mut Surroundings<'_>,
    from_stdin: bool,
    prompt: &str,
) -> Result<Option<Zeroizing<String>>, Failure> {
    if from_stdin {
        line(around)
    } else {
        ask(around, prompt)
    }
}

fn line(around: &mut Surroundings<'_>) -> Result<Option<Zeroizing<String>>, Failure> {
    let mut line = Zeroizing::new(String::new());
    around.stdin.read_line(&mut line)?;
    Ok(Some(Zeroizing::new(
        line.trim_end_matches(['\r', '\n']).to_owned(),
    )))
}

fn ask(around: &mut Surroundings<'_>, prompt: &str) -> Result<Option<Zeroizing<String>>, Failure> {
    if !around.interactive {
        return Ok(None);
    }
    write!(around.stderr, "{prompt} ")?;
    around.stderr.flush()?;
    enable_raw_mode()?;
    let typed = typed();
    disable_raw_mode()?;
    writeln!(around.stderr)?;
    typed
}

/// Keys until Enter, without an echo.
fn typed() -> Result<Option<Zeroizing<String>>, Failure> {
    let mut secret = Zeroizing::new(String::new());
    loop {
        let Event::Key(key) = read_event()? else {
            continue;
        };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match key.code {
            KeyCode::Enter => return Ok(Some(secret)),
            KeyCode::Esc => return Ok(None),
            KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(None),
            KeyCode::Backspace => {
                secret.pop();
            }
            KeyCode::Char(letter) => secret.push(letter),
            _ => {}
        }
    }
}
