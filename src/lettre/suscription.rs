//! What stands around the body: who writes, to whom, how, and the signature.

use chrono::NaiveDate;

use super::arbre::{Forme, Lettre, Span};
use super::francais;
use super::markdown::{self, A_COMPLETER};
use super::matiere::PieceJointe;
use super::reponses::Reponses;
use super::typographie;

/// The window of an envelope: French standard for addresses.
const LIGNES_MAX: usize = 6;
pub const CARACTERES_MAX: usize = 38;

/// Fills all parts of the letter but its subject and its body.
pub(crate) fn remplir(
    lettre: &mut Lettre,
    reponses: &Reponses,
    destinataire_du_modele: &str,
    jour: NaiveDate,
) {
    // A template for one addressee only does not ask who it is.
    let dest_type = match reponses.texte("dest_type") {
        "" => destinataire_du_modele,
        choisi => choisi,
    };
    let genre = reponses.texte("dest_genre");
    lettre.expediteur = propres(expediteur(reponses));
    lettre.auteur = lettre.expediteur.first().cloned().unwrap_or_default();
    lettre.destinataire = propres(destinataire(reponses, dest_type));
    lettre.mention_envoi = mention(reponses).map(|mention| typographie::texte(&mention));
    lettre.numero_recommande =
        (reponses.texte("mode_envoi") == "lrar").then(|| reponses.texte("num_lrar").to_string());
    let jour = quantieme_droit::francais::date(jour);
    lettre.lieu_et_date = match reponses.texte_ou_manque("lieu").as_str() {
        "" => spans(&format!("Le {jour}")),
        lieu => spans(&format!("{lieu}, le {jour}")),
    };
    for (nom, id) in [("Nos références", "nos_ref"), ("Vos références", "vos_ref")] {
        let valeur = reponses.texte(id);
        if !valeur.is_empty() {
            lettre.references.push((nom.to_string(), typographie::texte(valeur)));
        }
    }
    lettre.signature = signature(reponses, lettre.forme);
    lettre.pied = typographie::texte(&sans_marques(&pied(reponses)));
    if lettre.forme != Forme::Courrier {
        lettre.expediteur.clear();
        lettre.destinataire.clear();
        lettre.mention_envoi = None;
        lettre.numero_recommande = None;
        lettre.references.clear();
        return;
    }
    lettre.appel = spans(&format!("{},", francais::appel(dest_type, genre)));
    lettre.politesse = spans(&francais::politesse(dest_type, genre, reponses.nous()));
}

/// « Pièce n° 1 : … », one line each.
pub(crate) fn pieces_jointes(pieces: &[PieceJointe]) -> Vec<Vec<Span>> {
    let ligne = |(piece, n): (&PieceJointe, usize)| spans(&format!("Pièce n° {n} : {}", piece.libelle));
    pieces.iter().zip(1..).map(ligne).collect()
}

/// Warnings on who writes, then on the address, line by line.
pub(crate) fn avertissements(lettre: &Lettre, reponses: &Reponses) -> Vec<String> {
    let mut avertissements = Vec::new();
    let rna = reponses.texte("exp_rna").replace(' ', "");
    let chiffres = rna
        .strip_prefix('W')
        .filter(|suite| suite.len() == 9 && suite.chars().all(|c| c.is_ascii_alphanumeric()));
    if !rna.is_empty() && chiffres.is_none() {
        avertissements.push(format!(
            "«\u{a0}{rna}\u{a0}» n’a pas la forme d’un numéro RNA\u{a0}: la lettre W et neuf chiffres."
        ));
    }
    for id in ["exp_courriel", "dest_courriel"] {
        let adresse = reponses.texte(id);
        if !adresse.is_empty() && !adresse.contains('@') {
            avertissements
                .push(format!("«\u{a0}{adresse}\u{a0}» n’a pas la forme d’une adresse électronique."));
        }
    }
    if lettre.destinataire.len() > LIGNES_MAX {
        let compte = lettre.destinataire.len();
        avertissements.push(format!(
            "L’adresse du destinataire compte {compte} lignes\u{202f}; une enveloppe à fenêtre en montre {LIGNES_MAX}. \
             Regroupez-en deux."
        ));
    }
    for ligne in &lettre.destinataire {
        let compte = ligne.chars().count();
        if compte > CARACTERES_MAX {
            avertissements.push(format!(
                "La ligne «\u{a0}{ligne}\u{a0}» de l’adresse du destinataire compte {compte} caractères\u{202f}; La Poste en \
                 demande {CARACTERES_MAX} au plus. Abrégez-la ou coupez-la en deux."
            ));
        }
    }
    let rue_et_ville =
        lettre.destinataire.iter().rev().take(2).filter(|ligne| ligne.contains([',', ';', '.']));
    avertissements.extend(rue_et_ville.map(|ligne| {
        format!("La ligne «\u{a0}{ligne}\u{a0}» de l’adresse du destinataire porte une ponctuation. La Poste demande de l’enlever.")
    }));
    avertissements
}

fn en_nom_propre(reponses: &Reponses) -> bool {
    reponses.texte("exp_forme") == "personnes_physiques"
}

fn signataire(reponses: &Reponses) -> String {
    format!("{} {}", reponses.texte_ou_manque("rep_prenom"), reponses.texte_ou_manque("rep_nom"))
}

fn nom(reponses: &Reponses) -> String {
    if en_nom_propre(reponses) { signataire(reponses) } else { reponses.texte_ou_manque("exp_nom") }
}

fn expediteur(reponses: &Reponses) -> Vec<String> {
    let mut lignes = vec![nom(reponses)];
    lignes.extend(reponses.lignes_ou_manque("exp_siege"));
    lignes.push(reponses.texte_ou_manque("exp_courriel"));
    lignes.push(reponses.texte("exp_tel").to_string());
    lignes
}

fn destinataire(reponses: &Reponses, dest_type: &str) -> Vec<String> {
    let a_l_attention = francais::a_l_attention(dest_type, reponses.texte("dest_genre"));
    let mut lignes = vec![
        a_l_attention.unwrap_or_default().to_string(),
        reponses.texte_ou_manque("dest_organisme"),
        reponses.texte("dest_service").to_string(),
    ];
    let mut adresse = reponses.lignes_ou_manque("dest_adresse");
    if let Some(ville) = adresse.last_mut().filter(|ligne| ligne.starts_with(|c: char| c.is_ascii_digit())) {
        *ville = ville.to_uppercase();
    }
    lignes.extend(adresse);
    lignes
}

fn mention(reponses: &Reponses) -> Option<String> {
    let mention = match reponses.texte("mode_envoi") {
        "lrar" => "Lettre recommandée avec avis de réception".to_string(),
        "courriel" => match reponses.texte("dest_courriel") {
            "" => "Par courriel".to_string(),
            adresse => format!("Par courriel : {adresse}"),
        },
        "teleservice" => "Par téléservice".to_string(),
        "depot_recepisse" => "Remise en main propre contre récépissé".to_string(),
        _ => return None,
    };
    Some(mention)
}

/// Beyond that, a letter refers to the list it holds; a filing gives each of its authors a place to sign.
const SIGNATAIRES_MAX: usize = 6;

/// The signer and their quality, then those who sign with them, an empty line between two of them.
fn signature(reponses: &Reponses, forme: Forme) -> Vec<String> {
    let signataire = signataire(reponses);
    // A list to be signed by hand has no author of its own.
    let mut lignes: Vec<String> = Some(signataire).filter(|nom| !nom.trim().is_empty()).into_iter().collect();
    if !en_nom_propre(reponses) && !lignes.is_empty() {
        lignes.push(reponses.texte_ou_manque("rep_qualite"));
    }
    let nommes = reponses.lignes("cosignataires");
    if forme == Forme::Courrier && nommes.len() >= SIGNATAIRES_MAX {
        lignes.push("avec les personnes nommées dans cette lettre".to_string());
    } else {
        let noms = nommes.iter().filter_map(|ligne| ligne.split(',').next());
        lignes.extend(noms.flat_map(|nom| [String::new(), sans_civilite(nom.trim()).to_string()]));
    }
    propres_avec_blancs(lignes)
}

/// A party's name stands out, up to its first comma; a line that begins with a figure or a small letter goes on with
/// the party above.
pub(crate) fn partie(ligne: &[Span]) -> Vec<Span> {
    let mut sortie: Vec<Span> = Vec::new();
    let mut nom = !ligne
        .first()
        .is_some_and(|span| span.texte.starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase()));
    for span in ligne {
        let (avant, apres) = match span.texte.find(',').filter(|_| nom) {
            Some(virgule) => span.texte.split_at(virgule),
            None if nom => (span.texte.as_str(), ""),
            None => ("", span.texte.as_str()),
        };
        nom &= apres.is_empty();
        let morceau = |texte: &str, gras: bool| Span { texte: texte.to_owned(), gras, ..span.clone() };
        let morceaux = [morceau(avant, true), morceau(apres, span.gras)];
        sortie.extend(morceaux.into_iter().filter(|span| !span.texte.is_empty()));
    }
    sortie
}

/// Those who sign besides (« Lucie Aubert, secrétaire de séance »), each after an empty line.
pub(crate) fn autres_signatures(lettre: &mut Lettre, lignes: &[Vec<Span>]) {
    for ligne in lignes {
        let mots: String = ligne.iter().map(|span| span.texte.as_str()).collect();
        let (nom, qualite) = mots.split_once(", ").unwrap_or((mots.as_str(), ""));
        lettre.signature.push(String::new());
        lettre.signature.extend([nom, qualite].into_iter().filter(|m| !m.is_empty()).map(str::to_string));
    }
}

/// Nobody signs « Mme ».
fn sans_civilite(nom: &str) -> &str {
    let civilites = ["M.", "Mme", "Mlle", "Monsieur", "Madame", "Mademoiselle"];
    let suite =
        civilites.iter().find_map(|civilite| nom.strip_prefix(civilite)?.strip_prefix([' ', '\u{a0}']));
    suite.map_or(nom, str::trim_start)
}

fn propres_avec_blancs(lignes: Vec<String>) -> Vec<String> {
    lignes.iter().map(|ligne| typographie::texte(&sans_marques(ligne))).collect()
}

fn pied(reponses: &Reponses) -> String {
    match reponses.texte("exp_rna") {
        "" => nom(reponses),
        rna => format!("{} – RNA {rna}", nom(reponses)),
    }
}

/// Lines of the tree that hold plain words: typography applied, blank ones left out.
fn propres(lignes: Vec<String>) -> Vec<String> {
    let lignes = lignes.iter().map(|ligne| typographie::texte(&sans_marques(ligne)));
    lignes.filter(|ligne| !ligne.is_empty()).collect()
}

fn sans_marques(texte: &str) -> String {
    texte.replace([A_COMPLETER.0, A_COMPLETER.1], "")
}

fn spans(texte: &str) -> Vec<Span> {
    // Passed as an answer, so that its marks of completion are read.
    markdown::ligne("\u{E000}0\u{E001}", &[texte.to_string()])
}
