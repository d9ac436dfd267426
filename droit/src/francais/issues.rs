//! What remains possible, in words.

use crate::issue::{self, Issue};
use crate::source::Source;
use crate::{csi, rgpd};

/// What one may still do, and the text that gives it.
///
/// ```
/// use quantieme_droit::{Issue, francais};
/// let (texte, source) = francais::issue(Issue::NouvelleDemandeDeDocuments);
/// assert_eq!(source.texte, "CRPA, art. L. 311-1");
/// assert!(texte.ends_with('.'));
/// ```
pub fn issue(issue: Issue) -> (String, &'static Source) {
    let (texte, source) = match issue {
        Issue::Abrogation => (
            "Si l’acte pose des règles, demandez son abrogation à son auteur : c’est possible à tout moment. Deux mois de silence vaudront refus, et ce refus s’attaque en deux mois.",
            &issue::L243_2,
        ),
        Issue::MoyensDeForme => (
            "Contre le refus d’abroger, vous pourrez dire que l’acte est illégal au fond ou pris par une autorité incompétente, mais plus que sa forme ou sa procédure étaient irrégulières.",
            &issue::CFDT,
        ),
        Issue::AssembleeCollegiale => (
            "Si seule une assemblée (un conseil municipal, par exemple) pouvait prendre ce que vous demandiez, le silence ne ferme pas le recours en annulation : seul un rejet écrit le fait. C’est un argument de dernier recours.",
            &issue::R421_3,
        ),
        Issue::NouvelleDemande => (
            "Adressez une nouvelle demande, en disant ce qui a changé depuis la première : elle donnera lieu à un nouveau refus.",
            &issue::L243_2,
        ),
        Issue::NouvelleDemandeDeDocuments => (
            "Demandez de nouveau les documents, et recommencez à temps : rien ne l’interdit.",
            &issue::L311_1,
        ),
        Issue::Documents => (
            "Les documents de l’affaire se demandent à tout moment ; le refus s’attaque, lui, dans des délais.",
            &issue::L311_1,
        ),
        Issue::Commission => (
            "Toute personne concernée peut saisir la commission départementale de vidéoprotection, sans délai à respecter.",
            &issue::L253_5,
        ),
        Issue::Retrait => (
            "Demandez au préfet de retirer l’autorisation si les règles ne sont pas respectées ou si la situation a changé. Deux mois de silence vaudront refus.",
            &issue::R254_2,
        ),
        Issue::Renouvellement => (
            "L’autorisation dure cinq ans : son renouvellement sera une nouvelle décision, attaquable en deux mois.",
            &csi::L252_4,
        ),
        Issue::FinDuContrat => (
            "Un tiers peut demander qu’il soit mis fin au contrat, puis attaquer le refus, pour des motifs limités.",
            &issue::SMPAT,
        ),
        Issue::Cnil => (
            "Vous pouvez vous plaindre à la CNIL du retard ou du refus. Cette plainte n’a pas de dernier jour.",
            &rgpd::RGPD_12_3,
        ),
        Issue::NouvellePlainte => (
            "Vous pouvez adresser à la CNIL une nouvelle plainte, surtout si des faits nouveaux sont survenus.",
            &rgpd::RGPD_12_3,
        ),
    };
    (super::espaces(texte), source)
}
