//! Finding a commune as one types.
//!
//! Every name is folded into one text; the places where a word begins are sorted by what follows. What starts with the
//! words typed is then a range of them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::commune::{Commune, Devenir};
use super::noms::{plier, plier_brut, plier_sans_apostrophe, sans_article};
use super::table::{Ancienne, table};

/// A commune found, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trouvee {
    pub commune: Commune,
    pub par: Par,
    /// Whether its whole name, or its whole code, was typed.
    pub exacte: bool,
}

/// What a commune was found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Par {
    Nom,
    CodePostal,
    CodeInsee,
    /// A name, or a code, that it no longer has, or of what merged into it.
    Ancien {
        nom: &'static str,
        devenir: Devenir,
    },
}

/// A name that can be found.
struct Entree {
    /// Where its folded name starts in the text.
    debut: u32,
    cible: Cible,
}

#[derive(Clone, Copy)]
enum Cible {
    Ligne(u32),
    Ancienne(u32),
}

impl Cible {
    /// The commune of today, and what it is found by.
    fn commune(self) -> (Commune, Par) {
        match self {
            Cible::Ligne(rang) => (Commune(rang), Par::Nom),
            Cible::Ancienne(rang) => {
                let ancienne = &table().anciennes[rang as usize];
                (Commune(ancienne.vers), par_ancienne(ancienne))
            }
        }
    }
}

fn par_ancienne(ancienne: &Ancienne) -> Par {
    Par::Ancien { nom: ancienne.nom, devenir: Devenir::lire(ancienne.genre) }
}

struct Index {
    /// Folded names, each after an end of line.
    texte: String,
    entrees: Vec<Entree>,
    /// Where a word begins and the name it is in, sorted by what follows.
    mots: Vec<Mot>,
    /// Folded names of the départements.
    departements: HashMap<&'static str, String>,
}

#[derive(Clone, Copy)]
struct Mot {
    place: u32,
    /// Rank of its entry.
    entree: u32,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(Index::faire)
}

impl Index {
    fn faire() -> Index {
        let table = table();
        let mut index = Index {
            texte: String::new(),
            entrees: Vec::new(),
            mots: Vec::new(),
            departements: HashMap::new(),
        };
        for (ligne, rang) in table.lignes.iter().zip(0..) {
            index.ajouter(ligne.nom, Cible::Ligne(rang));
        }
        for (ancienne, rang) in table.anciennes.iter().zip(0..) {
            if Devenir::lire(ancienne.genre) != Devenir::Code {
                index.ajouter(ancienne.nom, Cible::Ancienne(rang));
            }
        }
        index.texte.push('\n');
        let octets = index.texte.as_bytes();
        index.mots.sort_unstable_by(|a, b| octets[a.place as usize..].cmp(&octets[b.place as usize..]));
        index.departements = table.departements.iter().map(|d| (d.code, plier(d.nom))).collect();
        index
    }

    fn ajouter(&mut self, nom: &str, cible: Cible) {
        for cle in [Some(plier(nom)), plier_sans_apostrophe(nom)].into_iter().flatten() {
            self.texte.push('\n');
            let (debut, entree) = (place(self.texte.len()), place(self.entrees.len()));
            self.entrees.push(Entree { debut, cible });
            let suivants = cle.match_indices(' ').map(|(espace, _)| debut + place(espace) + 1);
            self.mots.extend([debut].into_iter().chain(suivants).map(|place| Mot { place, entree }));
            self.texte.push_str(&cle);
        }
    }

    /// The places where a word begins with that.
    fn plage(&self, debut: &str) -> &[Mot] {
        let octets = self.texte.as_bytes();
        let tete = |mot: Mot| {
            let suite = &octets[mot.place as usize..];
            &suite[..suite.len().min(debut.len())]
        };
        let de = self.mots.partition_point(|m| tete(*m) < debut.as_bytes());
        let longueur = self.mots[de..].partition_point(|m| tete(*m) == debut.as_bytes());
        &self.mots[de..de + longueur]
    }

    /// The name a word is in, and all that follows it.
    fn entree(&self, mot: Mot) -> (&Entree, &str) {
        let entree = &self.entrees[mot.entree as usize];
        (entree, &self.texte[entree.debut as usize..])
    }
}

fn place(longueur: usize) -> u32 {
    u32::try_from(longueur).expect("names are less than four gigabytes")
}

/// What is ranked: the smallest first.
#[derive(Clone, Copy)]
struct Candidat {
    ordre: Ordre,
    cible: Cible,
}

/// Exact names first, then the most people; what a commune is called today before what it was called.
type Ordre = (Classe, bool, Reverse<u32>, u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Classe {
    /// The whole name was typed.
    Exacte,
    /// A word begins so.
    Debut,
    /// The words typed stand apart.
    Epars,
}

impl Candidat {
    fn new(classe: Classe, cible: Cible) -> Candidat {
        let (Commune(rang), par) = cible.commune();
        let population = table().lignes[rang as usize].population.unwrap_or_default();
        Candidat { ordre: (classe, par != Par::Nom, Reverse(population), rang), cible }
    }
}

/// At most `limite` communes whose name, one of its words, postal code or INSEE code begins so.
///
/// Accents, capitals, hyphens and apostrophes do not count, « st » is « saint ». The code or the name of a département
/// after the words tells homonyms apart (« Saint-Denis 974 »). A name typed whole comes first, then the most people.
/// A name that merged or changed leads to the commune of today.
///
/// ```
/// use quantieme::annuaire;
/// let trouvees = annuaire::chercher("st denis reunion", 5);
/// assert_eq!((trouvees[0].commune.nom(), trouvees[0].commune.code()), ("Saint-Denis", "97411"));
/// ```
pub fn chercher(texte: &str, limite: usize) -> Vec<Trouvee> {
    let plie = plier(texte);
    if plie.is_empty() || limite == 0 {
        return Vec::new();
    }
    if est_un_code(&plie) {
        return par_code(&plie.to_uppercase(), limite);
    }
    let brut = plier_brut(texte);
    let index = index();
    let mut candidats = Vec::new();
    for requete in [Some(plie.as_str()), (brut != plie).then_some(brut.as_str())].into_iter().flatten() {
        for mot in index.plage(requete) {
            let (entree, cle) = index.entree(*mot);
            let exacte = est_entiere(cle, requete) || est_entiere(sans_article(cle), requete);
            let classe = if exacte { Classe::Exacte } else { Classe::Debut };
            candidats.push(Candidat::new(classe, entree.cible));
        }
    }
    if candidats.is_empty() {
        candidats = mots_epars(&plie);
    }
    choisir(candidats, limite)
}

/// Whether what starts there is that name and nothing more, but for « arrondissement ».
fn est_entiere(suite: &str, nom: &str) -> bool {
    suite.strip_prefix(nom).is_some_and(|fin| fin.starts_with('\n') || fin.starts_with(" arrondissement\n"))
}

/// The first ones, each commune once.
fn choisir(mut candidats: Vec<Candidat>, limite: usize) -> Vec<Trouvee> {
    let mut trouvees: Vec<Trouvee> = Vec::with_capacity(limite);
    // A commune rarely comes more than a few times: a few letters match thousands, which need not all be sorted.
    let mut debut = limite.saturating_mul(4);
    loop {
        let tout = debut >= candidats.len();
        if !tout {
            candidats.select_nth_unstable_by_key(debut, |c| c.ordre);
        }
        let fin = debut.min(candidats.len());
        let tete = &mut candidats[..fin];
        tete.sort_unstable_by_key(|c| c.ordre);
        trouvees.clear();
        for candidat in tete {
            let (commune, par) = candidat.cible.commune();
            if trouvees.len() < limite && !trouvees.iter().any(|t| t.commune == commune) {
                trouvees.push(Trouvee { commune, par, exacte: candidat.ordre.0 == Classe::Exacte });
            }
        }
        if tout || trouvees.len() == limite {
            return trouvees;
        }
        debut = debut.saturating_mul(8);
    }
}

/// Names of which a word begins with the first word typed, and that the others describe: a word of the name or of the
/// département, its code, the postal code.
fn mots_epars(plie: &str) -> Vec<Candidat> {
    let Some((premier, autres)) = plie.split_once(' ') else { return Vec::new() };
    let index = index();
    let commence = |nom: &str, mot: &str| nom.split(' ').any(|m| m.starts_with(mot));
    let dit = |entree: &Entree, cle: &str, mot: &str| {
        let ligne = &table().lignes[entree.cible.commune().0.0 as usize];
        commence(cle, mot)
            || ligne.departement.code.eq_ignore_ascii_case(mot)
            || (est_un_code(mot) && ligne.postaux.split(' ').any(|p| p.starts_with(mot)))
            || index.departements.get(ligne.departement.code).is_some_and(|nom| commence(nom, mot))
    };
    let candidats = index.plage(premier).iter().map(|mot| index.entree(*mot));
    candidats
        .filter(|(entree, suite)| {
            let cle = suite.split('\n').next().unwrap_or_default();
            // The last word says most.
            autres.rsplit(' ').all(|mot| dit(entree, cle, mot))
        })
        .map(|(entree, _)| Candidat::new(Classe::Epars, entree.cible))
        .collect()
}

/// Whether it is the beginning of a postal or INSEE code: digits, of which Corsica's second may be a letter.
fn est_un_code(plie: &str) -> bool {
    let chiffres = |t: &str| t.bytes().all(|c| c.is_ascii_digit());
    let corse = ["2a", "2b"].iter().find_map(|c| plie.strip_prefix(c));
    (2..=5).contains(&plie.len()) && (chiffres(plie) || corse.is_some_and(chiffres))
}

/// Communes of that postal code, then those of that INSEE code, of today or before.
fn par_code(debut: &str, limite: usize) -> Vec<Trouvee> {
    let table = table();
    let mut trouvees = Vec::new();
    for (ligne, rang) in table.lignes.iter().zip(0..) {
        let commune = Commune(rang);
        // « 75001 » is the arrondissement before it is the whole of Paris.
        let entiere = debut.len() == 5 && commune.a_des_arrondissements();
        if ligne.postaux.split(' ').any(|p| p.starts_with(debut)) {
            let exacte = debut.len() == 5 && !entiere;
            trouvees.push((entiere, Trouvee { commune, par: Par::CodePostal, exacte }));
        } else if ligne.code.starts_with(debut) {
            let exacte = ligne.code == debut;
            trouvees.push((!exacte, Trouvee { commune, par: Par::CodeInsee, exacte }));
        }
    }
    for ancienne in table.anciennes.iter().filter(|a| a.code == debut) {
        let trouvee = Trouvee { commune: Commune(ancienne.vers), par: par_ancienne(ancienne), exacte: true };
        trouvees.push((true, trouvee));
    }
    trouvees.sort_by_key(|(apres, t)| (*apres, Reverse(t.commune.population().unwrap_or_default())));
    let mut vues = Vec::new();
    trouvees.retain(|(_, t)| {
        let nouvelle = vues.len() < limite && !vues.contains(&t.commune);
        if nouvelle {
            vues.push(t.commune);
        }
        nouvelle
    });
    trouvees.into_iter().map(|(_, t)| t).collect()
}
