//! How a path is written in the files of others: systemd units and desktop entries each have their own quotes.

use std::fmt::Write as _;
use std::path::Path;

/// A word of systemd's `ExecStart=`, between quotes: nothing in it is a specifier, a variable or an escape.
pub(super) fn systemd(mot: &str) -> String {
    let mut ecrit = sans_variables(mot);
    // The program itself is a path before it is an argument: there alone `$` stands for itself.
    if let Some(avec) = ecrit.contains('$').then(|| ecrit.replace('$', "$$")) {
        ecrit = avec;
    }
    ecrit
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

/// A word of a desktop entry's `Exec=`: quoted for its command line, then escaped as any string of such a file.
pub(super) fn bureau(mot: &str) -> String {
    let mut ecrit = String::from("\"");
    for c in mot.chars() {
        match c {
            '\\' => ecrit.push_str(r"\\\\"),
            '"' | '`' | '$' => {
                ecrit.push_str(r"\\");
                ecrit.push(c);
            }
            '%' => ecrit.push_str("%%"),
            c => ecrit.push(c),
        }
    }
    ecrit.push('"');
    ecrit
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
    fn nothing_in_a_path_means_something_to_a_desktop_entry() {
        assert_eq!(bureau("/a b/é%f"), r#""/a b/é%%f""#);
        assert_eq!(bureau(r#"/$x`"\"#), r#""/\\$x\\`\\"\\\\""#);
    }

    #[test]
    fn a_relative_path_or_one_that_breaks_the_line_is_not_written() {
        assert_eq!(lisible(Path::new("/a/b")), Some("/a/b"));
        assert_eq!(lisible(Path::new("b")), None);
        assert_eq!(lisible(Path::new("/a\nExecStart=/bin/x")), None);
    }
}
