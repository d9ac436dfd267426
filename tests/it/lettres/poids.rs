//! What letters weigh once printed: they leave by mail, often through boxes that count.

use quantieme::pdf;

use super::exemples::le;
use super::{dorees, ecrire, essais};

/// Bytes a letter of two pages may weigh.
const DEUX_PAGES: usize = 60_000;

#[test]
fn a_letter_of_two_pages_weighs_sixty_kilobytes_at_most() {
    let ecrites =
        dorees().into_iter().map(|(nom, id, valeurs, jour)| (nom.to_owned(), ecrire(id, &valeurs, jour)));
    let essayees = essais().into_iter().map(|(nom, essai)| {
        let modele = super::modele(&essai.modele).unwrap_or_else(|e| panic!("{e}"));
        (nom, essai.rediger(modele).unwrap_or_else(|e| panic!("{e}")))
    });
    let mut pesees = 0;
    for (nom, redaction) in ecrites.chain(essayees) {
        let lettre = redaction.lettre;
        let pages = pdf::layout(&lettre).unwrap_or_else(|e| panic!("{nom}: {e}")).len();
        if pages <= 2 {
            let octets = pdf::write(&lettre, le("2026-11-22")).unwrap_or_else(|e| panic!("{nom}: {e}")).len();
            assert!(octets <= DEUX_PAGES, "{nom} weighs {octets} bytes");
            pesees += 1;
        }
    }
    assert!(pesees > 20, "{pesees} letters only");
}
