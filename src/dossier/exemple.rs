//! Examples that ship with the application: real matters, public facts, fictional private persons.

/// An example, as its file. What happened in it is told by [`crate::reperes::recits`].
#[derive(Debug, Clone, Copy)]
pub struct ExempleLivre {
    pub cle: &'static str,
    pub fichier: &'static str,
}

/// Every example shipped, in the order they are offered.
pub const EXEMPLES: &[ExempleLivre] = &[
    ExempleLivre { cle: "saint-etienne", fichier: include_str!("../../assets/exemples/saint-etienne.json") },
    ExempleLivre { cle: "moirans", fichier: include_str!("../../assets/exemples/moirans.json") },
    ExempleLivre { cle: "marseille", fichier: include_str!("../../assets/exemples/marseille.json") },
];

/// Finds an example by its key.
pub fn exemple_livre(cle: &str) -> Option<&'static ExempleLivre> {
    EXEMPLES.iter().find(|e| e.cle == cle)
}
