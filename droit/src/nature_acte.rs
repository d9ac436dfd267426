//! Kinds of acts and requests.

use crate::mots::mots;

mots! {
    /// What kind of act or request the facts are about.
    NatureActe {
        /// Taken for one person, who must be told of it: a refusal, a licence, a sanction.
        DecisionIndividuelle = "decision-individuelle",
        /// Lays down rules for everyone: only its publication starts the time.
        ActeReglementaire = "acte-reglementaire",
        /// Voted by a local assembly.
        Deliberation = "deliberation",
        /// Signed by the préfet, published in the recueil des actes administratifs.
        ArretePrefectoral = "arrete-prefectoral",
        /// Goes to the Conseil d'État, where another act goes to the tribunal.
        Decret = "decret",
        /// A contract of a public body, seen by someone who is no party to it.
        Contrat = "contrat",
        /// A planning permission, or its refusal.
        PermisDeConstruire = "permis-de-construire",
        /// Of a tribunal administratif: opens appeal and cassation.
        Jugement = "jugement",
        /// A request that nobody has answered yet.
        Demande = "demande",
        /// A request for administrative documents: the CADA comes before the court (CRPA, art. L. 342-1).
        DemandeDeDocuments = "demande-de-documents",
        /// A complaint to the CNIL.
        ReclamationCnil = "reclamation-cnil",
        /// A request to exercise the rights the RGPD gives over one's own data.
        DemandeRgpd = "demande-rgpd",
        /// The préfet lets a town, a shop, a carrier film (CSI, art. L. 252-1).
        AutorisationVideoprotection = "autorisation-videoprotection",
        /// The request for one, seen from who asks for it.
        DemandeAutorisationVideoprotection = "demande-autorisation-videoprotection",
        /// Has a regime of its own: always answered `non-couvert`.
        AutorisationEnvironnementale = "autorisation-environnementale",
        /// An order of the urgent judge on a suspension (CJA, art. L. 521-1).
        OrdonnanceSuspension = "ordonnance-suspension",
        /// An order on a fundamental freedom (CJA, art. L. 521-2).
        OrdonnanceLiberte = "ordonnance-liberte",
        /// An order on useful measures (CJA, art. L. 521-3).
        OrdonnanceMesuresUtiles = "ordonnance-mesures-utiles",
        /// The CNIL orders to comply within a term it sets.
        MiseEnDemeure = "mise-en-demeure",
        /// A court orders the administration to act within a term it sets.
        Injonction = "injonction",
        /// An authorisation given for a term it sets.
        AutorisationProvisoire = "autorisation-provisoire",
        /// A letter of the court that gives us a term: to confirm, to complete, to regularise.
        MesureDuTribunal = "mesure-du-tribunal",
        /// Any other act that can be challenged within the ordinary two months.
        Autre = "autre",
    }
}
