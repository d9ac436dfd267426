//! The letters that ship are read from their folder: a new file there is a reason to build again.

fn main() {
    for dossier in ["assets/lettres", "assets/reperes", "assets/manuel", "assets/exemples"] {
        println!("cargo::rerun-if-changed={dossier}");
    }
}
