//! The only place where reasons become sentences.

use chrono::{Datelike, NaiveDate};

use crate::calendrier::{Ferie, Obstacle};
use crate::chronologie::{NatureFait, Porte};
use crate::conclusion::{Manque, NonCouvert};
use crate::contradiction::Contradiction;
use crate::duree::Duree;
use crate::motif::Motif;
use crate::periode::Periode;
use crate::reserve::Reserve;
use crate::source::{Confiance, Source};

const JOURS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
/// The months, in small letters as French writes them.
pub const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// « 8 mars 2019 », « 1er mars 2019 ».
pub fn date(jour: NaiveDate) -> String {
    format!("{}\u{a0}{} {}", quantieme(jour), MOIS[jour.month0() as usize], jour.year())
}

/// « vendredi 8 mars 2019 ».
pub fn date_longue(jour: NaiveDate) -> String {
    format!("{} {}", JOURS[jour.weekday().num_days_from_monday() as usize], date(jour))
}

fn quantieme(jour: NaiveDate) -> String {
    if jour.day() == 1 { "1er".to_owned() } else { jour.day().to_string() }
}

/// « 8 mars 2019 », « entre le 5 et le 7 mars 2019 ».
pub fn periode(quand: Periode) -> String {
    let (du, au) = (quand.du(), quand.au());
    if quand.est_certaine() {
        return date(du);
    }
    let debut = match (du.year() == au.year(), du.month() == au.month()) {
        (true, true) => quantieme(du),
        (true, false) => format!("{}\u{a0}{}", quantieme(du), MOIS[du.month0() as usize]),
        _ => date(du),
    };
    format!("entre le {debut} et le {}", date(au))
}

/// How far a day is from another: « aujourd’hui », « dans 12 jours », « il y a 3 semaines ».
pub fn dans(jour: NaiveDate, aujourdhui: NaiveDate) -> String {
    let ecart = (jour - aujourdhui).num_days();
    match ecart {
        0 => "aujourd’hui".to_owned(),
        1 => "demain".to_owned(),
        -1 => "hier".to_owned(),
        2..=60 => format!("dans {ecart} jours"),
        61.. => format!("dans {} mois", mois_entre(aujourdhui, jour)),
        -60..=-2 => format!("il y a {} jours", -ecart),
        _ => format!("il y a {} mois", mois_entre(jour, aujourdhui)),
    }
}

/// Whole months from one day to a later one.
fn mois_entre(de: NaiveDate, a: NaiveDate) -> i32 {
    let mois = (a.year() - de.year()) * 12 + a.month() as i32 - de.month() as i32;
    mois - i32::from(a.day() < de.day())
}

/// « deux mois », « un mois », « 15 jours ».
pub fn duree(duree: Duree) -> String {
    match duree {
        Duree::Mois(12) => "un an".to_owned(),
        Duree::Mois(n) => format!("{}\u{a0}mois", nombre(n.into())),
        Duree::Jours(1) => "un\u{a0}jour".to_owned(),
        Duree::Jours(n) => format!("{}\u{a0}jours", nombre(n)),
    }
}

fn nombre(n: u64) -> String {
    const MOTS: [&str; 10] = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];
    usize::try_from(n).ok().and_then(|n| MOTS.get(n)).map_or_else(|| n.to_string(), |mot| (*mot).to_owned())
}

/// Why a step moves the date.
pub fn motif(motif: &Motif) -> String {
    match motif {
        Motif::Fait(nature) => format!("{}.", fait(*nature)),
        Motif::FaitAuPlusTot(nature) => {
            format!("{} : jour incertain, nous comptons depuis le premier jour possible.", fait(*nature))
        }
        Motif::Depart => "Point de départ.".to_owned(),
        Motif::Silence(d) => format!("{} de silence valent refus.", majuscule(&duree(*d)))
            .replace("Un\u{a0}mois de silence valent", "Un\u{a0}mois de silence vaut"),
        Motif::Quantieme(d @ Duree::Mois(_)) => {
            format!(
                "{} de quantième à quantième : même numéro de jour, ou dernier jour du mois.",
                majuscule(&duree(*d))
            )
        }
        Motif::Quantieme(d @ Duree::Jours(_)) => format!("{} plus tard.", majuscule(&duree(*d))),
        Motif::QuantiemeAvecDistance { duree: d, distance } => format!(
            "{}, plus {} parce que vous habitez loin du tribunal.",
            majuscule(&duree(*d)),
            duree(Duree::Mois(*distance))
        ),
        Motif::Franc => {
            "Délai franc : le jour du terme ne compte pas, le dernier jour utile est le lendemain.".to_owned()
        }
        Motif::Report(o) => obstacle(*o).to_owned(),
    }
    .replace(" :", "\u{a0}:")
}

fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Samedi => "C’est un samedi : reporté au lundi.",
        Obstacle::Dimanche => "C’est un dimanche : reporté au lundi.",
        Obstacle::Ferie(ferie) => match ferie {
            Ferie::JourDeLAn => "C’est le jour de l’An, férié : reporté au lendemain.",
            Ferie::LundiDePaques => "C’est le lundi de Pâques, férié : reporté au lendemain.",
            Ferie::FeteDuTravail => "C’est le 1er mai, férié : reporté au lendemain.",
            Ferie::Victoire1945 => "C’est le 8 mai, férié : reporté au lendemain.",
            Ferie::Ascension => "C’est le jeudi de l’Ascension, férié : reporté au lendemain.",
            Ferie::LundiDePentecote => "C’est le lundi de Pentecôte, férié : reporté au lendemain.",
            Ferie::FeteNationale => "C’est le 14 juillet, férié : reporté au lendemain.",
            Ferie::Assomption => "C’est le 15 août, férié : reporté au lendemain.",
            Ferie::Toussaint => "C’est la Toussaint, jour férié : reporté au lendemain.",
            Ferie::Armistice1918 => "C’est le 11 novembre, férié : reporté au lendemain.",
            Ferie::Noel => "C’est Noël, jour férié : reporté au lendemain.",
        },
    }
}

/// What happened, as a line of a chronology.
pub fn fait(nature: NatureFait) -> &'static str {
    use NatureFait::*;
    match nature {
        ActeSigne => "Acte signé",
        ActeTransmis => "Acte transmis au préfet",
        ActeNotifie => "Décision notifiée",
        ActePublie => "Acte publié",
        ActeAffiche => "Acte affiché",
        ActeConnu => "Nous avons connu l’acte",
        PliPresente => "Lettre recommandée présentée",
        PliRetire => "Lettre recommandée retirée",
        DemandeExpediee => "Demande envoyée",
        DemandeRecue => "Demande reçue par l’administration",
        DemandeRejetee => "Demande rejetée par écrit",
        DemandeSatisfaite => "Réponse favorable reçue",
        AccuseReception => "Accusé de réception reçu",
        RecoursGracieuxExpedie => "Recours gracieux envoyé",
        RecoursGracieuxRecu => "Recours gracieux reçu par l’administration",
        RecoursGracieuxRejete => "Recours gracieux rejeté par écrit",
        RecoursHierarchiqueExpedie => "Recours hiérarchique envoyé",
        RecoursHierarchiqueRecu => "Recours hiérarchique reçu par l’administration",
        RecoursHierarchiqueRejete => "Recours hiérarchique rejeté par écrit",
        DemandeDocumentsExpediee => "Demande de documents envoyée",
        DemandeDocumentsRecue => "Demande de documents reçue par l’administration",
        RefusDocumentsNotifie => "Refus écrit de communiquer les documents",
        CadaSaisie => "CADA saisie",
        CadaEnregistree => "Saisine enregistrée par la CADA",
        CadaAvisRecu => "Avis de la CADA reçu",
        RefusConfirmeNotifie => "Refus confirmé par écrit après la CADA",
        ReclamationCnilExpediee => "Plainte envoyée à la CNIL",
        ReclamationCnilRecue => "Plainte reçue par la CNIL",
        ClotureCnilNotifiee => "Clôture de la plainte notifiée par la CNIL",
        MotifsDemandes => "Motifs du refus demandés",
        MotifsCommuniques => "Motifs du refus communiqués",
        DefereDemande => "Déféré demandé au préfet",
        DefereRefuse => "Déféré refusé par le préfet",
        MiseADisposition => "Document mis à disposition sur Télérecours",
        AideJuridictionnelleDemandee => "Aide juridictionnelle demandée",
        AideJuridictionnelleNotifiee => "Décision d’aide juridictionnelle notifiée",
        RequeteExpediee => "Requête postée",
        RequeteEnregistree => "Requête enregistrée par le tribunal",
        Abandon => "Abandon",
        Evenement => "Événement",
    }
}

/// What a deadline asks of us, or of the administration.
pub fn quoi(regle: &str, porte: Porte) -> &'static str {
    match (regle, porte) {
        ("CADA-CONFIRM", _) => "Réponse attendue après la saisine de la CADA",
        ("CADA-TA", _) => "Saisir le tribunal du refus de documents",
        ("CASSATION", _) => "Se pourvoir en cassation, si le jugement est rendu en dernier ressort",
        (_, Porte::Reponse | Porte::ReponseApresCada) => "Réponse attendue",
        (_, Porte::Tribunal) => "Saisir le tribunal administratif",
        (_, Porte::Appel) => "Faire appel du jugement",
        (_, Porte::ConseilEtat) => "Saisir le Conseil d’État",
        (_, Porte::Cada) => "Saisir la CADA",
        (_, Porte::RecoursGracieux) => "Envoyer un recours gracieux",
    }
}

/// What opens when silence has become a decision.
pub fn suite(regle: &str) -> Option<&'static str> {
    match regle {
        "DOC-SILENCE" => {
            Some("Sans réponse, son silence vaudra refus, et deux mois s’ouvriront pour saisir la CADA.")
        }
        "CADA-CONFIRM" => Some(
            "Sans documents d’ici là, le refus sera confirmé, et deux mois s’ouvriront pour saisir le tribunal, même si la CADA n’a pas encore rendu son avis.",
        ),
        "CNIL-SILENCE" => Some(
            "Sans réponse, la plainte sera réputée rejetée, et deux mois s’ouvriront pour saisir le Conseil d’État.",
        ),
        "GRACIEUX-SILENCE" | "ABROG-SILENCE" => Some(
            "Sans réponse, la demande sera réputée rejetée, et deux mois s’ouvriront pour saisir le tribunal.",
        ),
        _ => None,
    }
}

/// A doubt, and what would remove it when something can.
pub fn reserve(reserve: &Reserve) -> (String, Option<String>) {
    let (texte, levee): (String, Option<&str>) = match reserve {
        Reserve::DateIncertaine { du, au, au_plus_tard } => (
            format!(
                "Le point de départ est incertain, {}. Nous comptons depuis le premier jour possible. Si vous pouvez prouver le dernier, la date devient le {}.",
                periode(Periode::entre(*du, *au).unwrap_or(Periode::le(*du))),
                date(*au_plus_tard)
            ),
            Some("Retrouvez la preuve du jour : avis de réception, accusé d’enregistrement, date affichée."),
        ),
        Reserve::ReceptionInconnue => (
            "Nous ignorons quel jour l’administration a reçu l’envoi. Par prudence, nous comptons depuis l’envoi.".into(),
            Some("Notez le jour écrit sur l’avis de réception."),
        ),
        Reserve::AvantLeTexte { en_vigueur } => (
            format!("Ce fait est antérieur au texte que nous avons lu, en vigueur depuis le {}. La version d’alors n’a pas été relue.", date(*en_vigueur)),
            None,
        ),
        Reserve::DeuxFormules { autre } => (
            format!("Deux façons de compter ce délai existent, et aucune décision ne tranche : l’autre donne le {}. La date de prudence précède les deux.", date(*autre)),
            None,
        ),
        Reserve::CadaFranc => ("On ignore si ce délai est franc. Nous le comptons sans le jour de plus, et nous conseillons la veille.".into(), None),
        Reserve::CadaReception => (
            "Pour la CADA, c’est peut-être le jour de réception qui compte : votre saisine doit lui être parvenue à la date de prudence.".into(),
            Some("Saisissez-la par son formulaire ou par courriel, et gardez l’accusé de réception."),
        ),
        Reserve::JourDeNaissance => ("On discute si la décision naît ce jour-là ou le lendemain. Nous comptons depuis ce jour, et n’écrivons « décision née du silence » que le lendemain.".into(), None),
        Reserve::AccuseReception => (
            "Si l’administration ne vous a pas envoyé d’accusé de réception complet, ce délai ne vous est peut-être pas opposable. N’y comptez pas : respectez cette date.".into(),
            Some("Relisez l’accusé de réception : il doit dire la date du rejet, les délais et les voies de recours (CRPA, art. L. 112-6 et R. 112-5)."),
        ),
        Reserve::MentionsInconnues => (
            "Nous ignorons si la décision indiquait les voies et délais de recours. Nous comptons comme si elle les indiquait.".into(),
            Some("Relisez le bas de la décision ou la lettre qui l’accompagne (CJA, art. R. 421-5)."),
        ),
        Reserve::CnilPoursuit => (
            "Si la CNIL continue d’instruire la plainte, elle est réputée avoir retiré ce rejet ; le recours perdrait alors son objet.".into(),
            Some("Demandez-lui où en est la plainte."),
        ),
        Reserve::SilenceSelonObjet => ("Pour une demande individuelle qu’un texte organise, le silence peut valoir accord. Pour les demandes d’un collectif, c’est en pratique un rejet.".into(), None),
        Reserve::Distance { mois } => (
            format!("Le dernier jour légal compte {} de plus pour la distance. La date de prudence ne s’y fie pas.", duree(Duree::Mois(*mois))),
            None,
        ),
        Reserve::GracieuxCourriel => (
            "Un recours envoyé par courriel ne prolonge le délai que si sa réception est prouvée.".into(),
            Some("Gardez l’accusé de réception du courriel, ou doublez l’envoi par lettre recommandée."),
        ),
        Reserve::SourceFragile(source) => (
            match source.0.confiance {
                Confiance::Deduction => format!("« {} » : c’est notre lecture des textes, aucune décision ne la confirme.", source.0.texte),
                _ => format!("« {} » est cité de mémoire et reste à vérifier.", source.0.texte),
            },
            Some("Faites vérifier ce point avant de compter dessus."),
        ),
    };
    (espaces(&texte), levee.map(espaces))
}

/// The fact that is missing, and how to get it.
pub fn manque(manque: Manque) -> (&'static str, &'static str) {
    match manque {
        Manque::Notification => (
            "Le jour où la décision vous a été notifiée.",
            "C’est le jour où vous l’avez reçue : avis de réception, enveloppe, courriel.",
        ),
        Manque::Publicite => (
            "Le jour où l’acte a été publié ou affiché.",
            "Cherchez la date de mise en ligne sur le site de la collectivité, ou demandez un certificat d’affichage ou de publication.",
        ),
        Manque::Reception(_) => (
            "Le jour où l’administration a reçu la demande.",
            "Il est écrit sur l’avis de réception, ou dans l’accusé de réception électronique.",
        ),
        Manque::EnregistrementCada => (
            "Le jour où la CADA a enregistré la saisine.",
            "Il est écrit dans son accusé de réception. C’est ce jour qui compte, pas celui de l’avis.",
        ),
        Manque::SaisineCada => {
            ("Le jour où vous avez saisi la CADA.", "Aucun tribunal ne peut être saisi avant elle.")
        }
    }
}

/// Why there is no answer.
pub fn non_couvert(raison: NonCouvert) -> String {
    match raison {
        NonCouvert::HorsPeriode { du, au } => {
            format!("Quantième ne calcule ce délai que pour des faits du {} au {}.", date(du), date(au))
        }
        NonCouvert::HorsCalendrier { .. } => "Cette date est trop lointaine pour être calculée.".to_owned(),
        NonCouvert::Nature => {
            "Cet acte suit des règles particulières que Quantième ne calcule pas encore. Demandez conseil sans attendre : le délai peut être de deux mois.".to_owned()
        }
        NonCouvert::AllongementSeul => {
            "Ce délai ne fait qu’en allonger d’autres : indiquez où vous habitez avec le délai à calculer.".to_owned()
        }
    }
    .replace(" :", "\u{a0}:")
}

/// Two facts that cannot both be true.
pub fn contradiction(c: &Contradiction) -> String {
    format!(
        "« {} » ({}) ne peut pas précéder « {} » ({}). Corrigez l’une des deux dates.",
        fait(c.apres.nature),
        periode(c.apres.quand),
        fait(c.avant.nature),
        periode(c.avant.quand)
    )
    .replace("« ", "«\u{a0}")
    .replace(" »", "\u{a0}»")
}

/// How a source was read, when it must be said.
pub fn prudence(source: &Source) -> Option<&'static str> {
    match source.confiance {
        Confiance::Officielle => None,
        Confiance::Copie => Some("lu dans une copie du code, à l’état de juillet 2025"),
        Confiance::Secondaire => Some("connu par un commentaire"),
        Confiance::Deduction => Some("notre lecture des textes"),
        Confiance::Memoire => Some("de mémoire, à vérifier"),
    }
}

/// First letter in capital.
pub fn majuscule(texte: &str) -> String {
    let mut lettres = texte.chars();
    lettres.next().map(|premiere| premiere.to_uppercase().chain(lettres).collect()).unwrap_or_default()
}

/// First letter in small; an acronym keeps its capitals.
pub fn minuscule(texte: &str) -> String {
    let mut lettres = texte.chars();
    let premiere = lettres.next();
    let est_sigle = lettres.clone().next().is_some_and(char::is_uppercase);
    match premiere {
        Some(premiere) if !est_sigle => premiere.to_lowercase().chain(lettres).collect(),
        _ => texte.to_owned(),
    }
}

fn espaces(texte: &str) -> String {
    texte
        .replace(" :", "\u{a0}:")
        .replace(" ;", "\u{202f};")
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»")
}
