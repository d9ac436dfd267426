//! How a path is written in the files of others: systemd units and desktop entries each have their quotes.

use std::fmt::Write as _;
use std::path::Path;

/// A word of systemd's `ExecStart=`, between quotes: nothing in it is a specifier, a variable or an escape.
pub(super) fn systemd(mot: &str) -> String {
    sans_variables(mot).replace('$', "$$")
}

/// The first word of `ExecStart=`, where systemd replaces no variable.
pub(super) fn systemd_programme(mot: &str) -> String {
    sans_variables(mot)
}

fn sans_variables(mot: &str) -> String {
    let mut ecrit = String::from("\"");
    for c in mot.chars() {
        match c {
            '"' | '\\' => {
                ecrit.push('\\');
                ecrit.push(c);
            }
            '%' => ecrit.push_str("%%"),
            c if c.is_ascii_control() => {
                let _ = write!(ecrit, "\\x{:02x}", u32::from(c));
            }
            c => ecrit.push(c),
        }
    }
    ecrit.push('"');
    ecrit
}

/// Whether systemd accepts that path as a program: it refuses quotes and backslashes there, though not in arguments.
pub(super) fn programme_accepte(chemin: &str) -> bool {
    !chemin.contains(['"', '\'', '\\']) && !chemin.chars().any(|c| c.is_ascii_control())
}

/// A word of a desktop entry's `Exec=`, or nothing for those that sessions read each in their own way: systemd looks for a
/// program whose `%` are still doubled, and takes a backslash for an escape of its own.
pub(super) fn bureau(mot: &str) -> Option<String> {
    let clair = |c: char| !c.is_control() && !matches!(c, '"' | '`' | '$' | '\\' | '%');
    mot.chars().all(clair).then(|| format!("\"{mot}\""))
}

/// A path as text, when these files can hold it: they are UTF-8, a line at a time.
pub(super) fn lisible(chemin: &Path) -> Option<&str> {
    chemin.to_str().filter(|texte| chemin.is_absolute() && !texte.contains(['\n', '\r', '\0']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_path_means_something_to_systemd() {
        assert_eq!(systemd("/a b/é%h.db"), r#""/a b/é%%h.db""#);
        assert_eq!(systemd(r#"/"x"\y"#), r#""/\"x\"\\y""#);
        assert_eq!(systemd("/${HOME}/$x\t"), r#""/$${HOME}/$$x\x09""#);
        assert_eq!(systemd_programme("/a$b/c"), r#""/a$b/c""#);
        assert!(!programme_accepte("/home/zoé/L'asso/quantieme"));
        assert!(programme_accepte("/home/zoé/L’asso/100 %/quantieme"));
    }

    #[test]
    fn what_sessions_read_each_in_their_own_way_is_not_written_in_a_desktop_entry() {
        assert_eq!(bureau("/L'asso à l’été/q").as_deref(), Some("\"/L'asso à l’été/q\""));
        for mot in ["/100 %", "/$x", "/a`b", "/a\"b", r"/a\b", "/a\nb"] {
            assert_eq!(bureau(mot), None, "{mot}");
        }
    }

    #[test]
    fn a_relative_path_or_one_that_breaks_the_line_is_not_written() {
        assert_eq!(lisible(Path::new("/a/b")), Some("/a/b"));
        assert_eq!(lisible(Path::new("b")), None);
        assert_eq!(lisible(Path::new("/a\nExecStart=/bin/x")), None);
    }
}
