//! A window of one word, with the same crates and the same profile: what opening any window costs, beside which ours is measured.

fn main() -> Result<(), tauri::Error> {
    tauri::Builder::default().run(tauri::generate_context!("examples/vide/tauri.conf.json"))
}
