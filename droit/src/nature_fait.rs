//! What happened, by its kind.

use crate::mots::mots;

mots! {
    /// What happened. The words are the natures of a stored `fait`.
    NatureFait {
        /// The date the act itself bears; for an assembly, the day of the session.
        ActeSigne = "acte-signe",
        /// Sent to the préfet for his control.
        ActeTransmis = "acte-transmis",
        /// Handed over to its addressee, or opened on Télérecours.
        ActeNotifie = "acte-notifie",
        /// Put online, or in a recueil or the Journal officiel; for a contract, the notice of its conclusion.
        ActePublie = "acte-publie",
        /// First day of display: at the town hall, or on the site for a planning permission.
        ActeAffiche = "acte-affiche",
        /// We learned of it some other way; for a member of the assembly, at the session.
        ActeConnu = "acte-connu",
        /// The registered letter was first presented.
        PliPresente = "pli-presente",
        /// The registered letter was collected.
        PliRetire = "pli-retire",
        /// Our request left.
        DemandeExpediee = "demande-expediee",
        /// The administration received our request: its silence starts.
        DemandeRecue = "demande-recue",
        /// It rejected our request in writing.
        DemandeRejetee = "demande-rejetee",
        /// The administration answered by giving what was asked, in full.
        DemandeSatisfaite = "demande-satisfaite",
        /// It acknowledged receipt; `conforme` says whether as the law requires.
        AccuseReception = "accuse-reception",
        /// We asked the author of the act to change it: our appeal left.
        RecoursGracieuxExpedie = "recours-gracieux-expedie",
        /// Its author received the gracieux.
        RecoursGracieuxRecu = "recours-gracieux-recu",
        /// Its author rejected the gracieux in writing.
        RecoursGracieuxRejete = "recours-gracieux-rejete",
        /// We asked their superior: our appeal left.
        RecoursHierarchiqueExpedie = "recours-hierarchique-expedie",
        /// The superior received the hiérarchique.
        RecoursHierarchiqueRecu = "recours-hierarchique-recu",
        /// The superior rejected the hiérarchique in writing.
        RecoursHierarchiqueRejete = "recours-hierarchique-rejete",
        /// Our request for documents left.
        DemandeDocumentsExpediee = "demande-documents-expediee",
        /// The administration received our request for documents: its silence starts.
        DemandeDocumentsRecue = "demande-documents-recue",
        /// It refused the documents in writing.
        RefusDocumentsNotifie = "refus-documents-notifie",
        /// We seized the CADA.
        CadaSaisie = "cada-saisie",
        /// One seizure for at least five requests to different administrations (CRPA, art. L. 342-1).
        CadaSaisieEnSerie = "cada-saisie-en-serie",
        /// The CADA registered our request: the administration has two months left.
        CadaEnregistree = "cada-enregistree",
        /// The CADA gave its opinion, which starts no period.
        CadaAvisRecu = "cada-avis-recu",
        /// After the CADA, the administration refused again in writing.
        RefusConfirmeNotifie = "refus-confirme-notifie",
        /// The court rejected a petition because the CADA had not been seized.
        IrrecevabiliteNotifiee = "irrecevabilite-notifiee",
        /// Our complaint to the CNIL left.
        ReclamationCnilExpediee = "reclamation-cnil-expediee",
        /// The CNIL received our complaint: its silence starts.
        ReclamationCnilRecue = "reclamation-cnil-recue",
        /// The CNIL told us that it closed the complaint.
        ClotureCnilNotifiee = "cloture-cnil-notifiee",
        /// The CNIL wrote that it goes on investigating.
        CnilPoursuit = "cnil-poursuit",
        /// The answer to a RGPD request was put off by two months, with reasons.
        ProlongationAnnoncee = "prolongation-annoncee",
        /// We asked why a silence means no (CRPA, art. L. 232-4).
        MotifsDemandes = "motifs-demandes",
        /// The administration gave its reasons.
        MotifsCommuniques = "motifs-communiques",
        /// We asked the préfet to refer a local act to the court.
        DefereDemande = "defere-demande",
        /// The préfet refused in writing.
        DefereRefuse = "defere-refuse",
        /// The parties agreed in writing to a mediation.
        MediationConvenue = "mediation-convenue",
        /// A party or the mediator said that it was over.
        MediationTerminee = "mediation-terminee",
        /// A judicial court was seized by mistake.
        JugeIncompetentSaisi = "juge-incompetent-saisi",
        /// That court told us that the matter is not for it.
        IncompetenceNotifiee = "incompetence-notifiee",
        /// The administration asked for missing documents.
        PiecesDemandees = "pieces-demandees",
        /// The work a planning permission allows is finished.
        TravauxAcheves = "travaux-acheves",
        /// Author and beneficiary of a permission were told of the gracieux, by registered letter.
        RecoursGracieuxNotifie = "recours-gracieux-notifie",
        /// The same, of the petition.
        RequeteNotifiee = "requete-notifiee",
        /// Put on Télérecours, not opened yet.
        MiseADisposition = "mise-a-disposition",
        /// We asked for legal aid, which stops the time to go to court.
        AideJuridictionnelleDemandee = "aide-juridictionnelle-demandee",
        /// The decision on legal aid came, which starts it again.
        AideJuridictionnelleNotifiee = "aide-juridictionnelle-notifiee",
        /// Our petition, appeal or cassation appeal left.
        RequeteExpediee = "requete-expediee",
        /// The court registered it.
        RequeteEnregistree = "requete-enregistree",
        /// The main petition was confirmed after the urgent judge refused.
        RequeteConfirmee = "requete-confirmee",
        /// We answered the court's letter.
        ReponseAuTribunal = "reponse-au-tribunal",
        /// What a decision ordered was done.
        TermeRespecte = "terme-respecte",
        /// A court set the decision aside: nothing is due under it.
        DecisionAnnulee = "decision-annulee",
        /// The collective gave up, for a reason it wrote down.
        Abandon = "abandon",
        /// Anything worth keeping that starts no period: a press article, a public meeting.
        Evenement = "evenement",
    }
}

impl NatureFait {
    /// Whether it tells of an appeal to the administration itself.
    pub const fn est_un_recours(self) -> bool {
        use NatureFait::*;
        matches!(
            self,
            RecoursGracieuxExpedie
                | RecoursGracieuxRecu
                | RecoursGracieuxRejete
                | RecoursHierarchiqueExpedie
                | RecoursHierarchiqueRecu
                | RecoursHierarchiqueRejete
        )
    }

    /// Whether it is something of ours that must be done in time: a petition, a seizure, an appeal, an answer.
    ///
    /// Only such a fact has a [`Verdict`](crate::Verdict); receiving an answer, or giving up, has none.
    pub const fn est_une_saisine(self) -> bool {
        use NatureFait::*;
        matches!(
            self,
            RequeteExpediee
                | RequeteEnregistree
                | RequeteConfirmee
                | ReponseAuTribunal
                | CadaSaisie
                | CadaSaisieEnSerie
                | CadaEnregistree
                | RecoursGracieuxExpedie
                | RecoursGracieuxRecu
                | RecoursHierarchiqueExpedie
                | RecoursHierarchiqueRecu
                | RecoursGracieuxNotifie
                | RequeteNotifiee
        )
    }
}
