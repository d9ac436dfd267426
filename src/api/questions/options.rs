//! What can be answered to the questions that offer a choice.

use super::{JE_NE_SAIS_PAS, Possible};

/// What one holds in hand.
pub(super) const OBJETS: &[Possible] = &[
    (
        "deliberation",
        "Un vote de la commune ou d’une autre assemblée",
        "Une délibération : achat de caméras, convention, règlement.",
    ),
    ("arrete", "Un arrêté ou un règlement qui vaut pour tous", "Arrêté du maire, règlement d’un service."),
    ("autorisation-videoprotection", "Une autorisation de caméras donnée par le préfet", ""),
    ("arrete-prefectoral", "Un autre arrêté du préfet", ""),
    (
        "decision",
        "Une décision ou un refus que nous avons reçu",
        "Une lettre ou un courriel qui nous répond.",
    ),
    ("decision-tiers", "Une décision donnée à quelqu’un d’autre", ""),
    ("contrat", "Un contrat ou une convention", ""),
    ("permis", "Un permis ou une déclaration de travaux", "Un mât, un poteau, un local technique."),
    (
        "autorisation-environnementale",
        "Une autorisation environnementale",
        "Une carrière, une éolienne, une usine.",
    ),
    ("decret", "Un décret", ""),
    ("demande-de-documents", "Une demande de documents que nous avons faite", ""),
    ("demande", "Une autre demande que nous avons faite", "Demande d’abroger, de cesser, de retirer."),
    ("demande-rgpd", "Une demande sur nos données personnelles", ""),
    ("reclamation-cnil", "Une plainte à la CNIL", ""),
    ("jugement", "Un jugement", ""),
    ("ordonnance-suspension", "Une ordonnance de référé-suspension", ""),
    ("ordonnance-liberte", "Une ordonnance de référé-liberté", ""),
    ("lettre-du-tribunal", "Une lettre du tribunal qui nous laisse un délai", ""),
    ("mise-en-demeure", "Une mise en demeure de la CNIL", "Adressée à une collectivité."),
];

pub(super) const TERMES: &[Possible] = &[
    ("P15D", "Quinze jours", ""),
    ("P1M", "Un mois", ""),
    ("P2M", "Deux mois", ""),
    ("P3M", "Trois mois", ""),
    ("P4M", "Quatre mois", ""),
    ("P6M", "Six mois", ""),
    JE_NE_SAIS_PAS,
];

pub(super) const PUBLICITES: &[Possible] = &[
    ("electronique", "En ligne", "La règle depuis juillet 2022."),
    ("affichage", "Par affichage", "Commune de moins de 3 500 habitants qui l’a décidé."),
    ("papier", "Sur papier", "Commune de moins de 3 500 habitants qui l’a décidé."),
    JE_NE_SAIS_PAS,
];
