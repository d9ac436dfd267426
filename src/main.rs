//! The command line: a shell over the same door as the window.

mod ligne;

use std::process::ExitCode;

fn main() -> ExitCode {
    ligne::executer()
}
