//! The letters that ship are read from their folder: a new file there is a reason to build again.

fn main() {
    println!("cargo::rerun-if-changed=assets/lettres");
}
