//! Examples that ship with the application: real matters, public facts, fictional private persons.

/// An example, as its file.
#[derive(Debug, Clone, Copy)]
pub struct ExempleLivre {
    pub cle: &'static str,
    pub titre: &'static str,
    /// Two lines, to choose it by.
    pub resume: &'static str,
    pub fichier: &'static str,
}

/// Every example shipped.
pub const EXEMPLES: &[ExempleLivre] = &[ExempleLivre {
    cle: "saint-etienne",
    titre: "Capteurs sonores à Saint-Étienne",
    resume: "En mars 2019, des habitants apprennent par la presse que des micros vont être posés dans leur \
             quartier. Que peuvent-ils demander, à qui, et avant quand ?",
    fichier: include_str!("../../assets/exemples/saint-etienne.json"),
}];

/// Finds an example by its key.
pub fn exemple_livre(cle: &str) -> Option<&'static ExempleLivre> {
    EXEMPLES.iter().find(|e| e.cle == cle)
}
