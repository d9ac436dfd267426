//! French agreement: who speaks, to whom, which article, which ordinal.

/// « 1er », « 1re », « 2e ».
pub fn ordinal(n: u64, feminin: bool) -> String {
    match (n, feminin) {
        (1, false) => "1er".to_string(),
        (1, true) => "1re".to_string(),
        _ => format!("{n}e"),
    }
}

/// Names whose h forbids elision, among those that begin a commune or an institution.
const H_ASPIRE: [&str; 14] = [
    "halle", "halles", "halte", "ham", "hameau", "hangar", "haut", "haute", "hautes", "hauts", "havre",
    "haye", "hongrie", "huit",
];

fn elide(mot: &str) -> bool {
    let premier = mot.split([' ', '-', '\u{2019}', '\'']).next().unwrap_or_default().to_lowercase();
    match premier.chars().next() {
        Some('h') => !H_ASPIRE.contains(&premier.as_str()),
        Some(c) => {
            "aàâeéèêëiîïoôuùûœæ".contains(c) && !["onze", "oui", "ouistreham"].contains(&premier.as_str())
        }
        None => false,
    }
}

/// The words after « de »: « du maire », « de la ville », « des élus », « d’Orléans », « de Lyon ».
pub fn de(mots: &str) -> String {
    let article = |article: &str| {
        let tete = mots.get(..article.len())?;
        tete.eq_ignore_ascii_case(article).then(|| &mots[article.len()..])
    };
    if let Some(reste) = article("le ") {
        format!("du {reste}")
    } else if let Some(reste) = article("les ") {
        format!("des {reste}")
    } else if elide(mots) {
        format!("d\u{2019}{mots}")
    } else {
        format!("de {mots}")
    }
}

/// The words after « à »: « au maire », « aux élus », « à la ville », « à Lyon ».
pub fn a(mots: &str) -> String {
    match mots.split_once(' ') {
        Some((le, reste)) if le.eq_ignore_ascii_case("le") => format!("au {reste}"),
        Some((les, reste)) if les.eq_ignore_ascii_case("les") => format!("aux {reste}"),
        _ => format!("à {mots}"),
    }
}

/// « a, b et c ».
pub fn enumerer(mots: &[String]) -> String {
    match mots {
        [] => String::new(),
        [seul] => seul.clone(),
        [debut @ .., dernier] => format!("{} et {dernier}", debut.join(", ")),
    }
}

/// « présidente » or « président »; both when nothing tells (« président ou présidente »).
pub fn accord(civilite: &str, masculin: &str, feminin: &str) -> String {
    match civilite {
        "madame" => feminin.to_string(),
        "monsieur" => masculin.to_string(),
        _ => format!("{masculin} ou {feminin}"),
    }
}

/// How to call the holder of an office, both genders; `None` when one writes to a service.
fn office(dest_type: &str) -> Option<(&'static str, &'static str)> {
    Some(match dest_type {
        "maire" => ("Monsieur le Maire", "Madame la Maire"),
        "president_epci"
        | "president_metropole"
        | "president_departement"
        | "president_region"
        | "cada"
        | "cnil"
        | "commission_video" => ("Monsieur le Président", "Madame la Présidente"),
        "prefet" => ("Monsieur le Préfet", "Madame la Préfète"),
        "prefet_police" => ("Monsieur le Préfet de police", "Madame la Préfète de police"),
        "ministre" => ("Monsieur le Ministre", "Madame la Ministre"),
        "ta_greffe" => ("Monsieur le Greffier", "Madame la Greffière"),
        _ => return None,
    })
}

/// The date that begins a line (« 3 octobre 2026 : je relève… ») and what it says, which then begins a sentence. No date
/// when the line begins otherwise.
pub fn datee(ligne: &str) -> (String, String) {
    const LONGUEUR: usize = 40;
    let coupe = ligne.split_once(": ").map(|(date, texte)| (date.trim_end(), texte.trim_start()));
    let est_date =
        |date: &str| date.chars().count() <= LONGUEUR && date.contains(|c: char| c.is_ascii_digit());
    match coupe {
        Some((date, texte)) if est_date(date) && !texte.is_empty() => (capitale(date), capitale(texte)),
        _ => (String::new(), ligne.to_string()),
    }
}

fn capitale(mots: &str) -> String {
    let mut signes = mots.chars();
    signes.next().map_or_else(String::new, |premier| premier.to_uppercase().chain(signes).collect())
}

/// « Pièce : n° 2. », « Pièces : nos 2 et 3. »
pub fn preuves(preuves: &str) -> String {
    let preuves = preuves.trim().trim_end_matches(['.', ' ', ';']);
    let plusieurs = preuves.starts_with("nos") || preuves.contains([',', '\n']) || preuves.contains(" et ");
    format!("{} : {preuves}.", if plusieurs { "Pièces" } else { "Pièce" })
}

/// « Madame la Maire », without its comma; « Madame, Monsieur » when the gender is not known.
pub fn appel(dest_type: &str, genre: &str) -> &'static str {
    match (office(dest_type), genre) {
        (Some((masculin, _)), "m") => masculin,
        (Some((_, feminin)), "f") => feminin,
        _ => "Madame, Monsieur",
    }
}

/// The closing formula, which takes up the salutation word for word.
pub fn politesse(dest_type: &str, genre: &str, nous: bool) -> String {
    let appel = appel(dest_type, genre);
    let (je_prie, nos) = if nous { ("Nous vous prions", "notre") } else { ("Je vous prie", "ma") };
    let consideration = match dest_type {
        "cnil" | "cada" | "commission_video" => "considération distinguée",
        "ta_greffe" => "considération respectueuse",
        _ if office(dest_type).is_some() => "haute considération",
        _ => {
            let mes = if nous { "nos" } else { "mes" };
            return format!("Veuillez agréer, {appel}, {mes} salutations distinguées.");
        }
    };
    format!("{je_prie} d’agréer, {appel}, l’expression de {nos} {consideration}.")
}

/// The addressee's first line, under which the institution stands.
pub(crate) fn a_l_attention(dest_type: &str, genre: &str) -> Option<&'static str> {
    match dest_type {
        "prada" => Some("Responsable de l’accès aux documents"),
        "dpo" => Some("Délégué à la protection des données"),
        _ if genre == "m" || genre == "f" => office(dest_type).map(|_| appel(dest_type, genre)),
        _ => None,
    }
}
