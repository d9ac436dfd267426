//! The tables of communes, opened once.

use std::collections::HashMap;
use std::io::Read;
use std::sync::OnceLock;

use flate2::read::ZlibDecoder;

static COMMUNES: &[u8] = include_bytes!("../../assets/annuaire/communes.z");
static MAIRIES: &[u8] = include_bytes!("../../assets/annuaire/mairies.z");

/// A commune of today, or an arrondissement of Paris, Lyon or Marseille.
pub(super) struct Ligne {
    pub(super) code: &'static str,
    pub(super) nom: &'static str,
    /// How INSEE says it is joined by « de »; empty when it does not say.
    pub(super) liaison: &'static str,
    pub(super) departement: &'static Departement,
    pub(super) population: Option<u32>,
    /// People counted apart, whom the total population adds.
    pub(super) a_part: u32,
    pub(super) epci: Option<u16>,
    pub(super) ept: Option<u16>,
    /// Postal codes, with a space between them.
    pub(super) postaux: &'static str,
    /// Of an arrondissement: the code of its commune.
    pub(super) parent: &'static str,
}

/// A département, or a territory overseas that has the code of one.
#[derive(Debug, PartialEq, Eq)]
pub struct Departement {
    pub code: &'static str,
    pub nom: &'static str,
    /// How INSEE says it is joined by « de ».
    pub(super) liaison: &'static str,
    /// Its region's name; its own name overseas.
    pub region: &'static str,
}

/// An EPCI or a territory of Greater Paris.
pub(super) struct Groupement {
    pub(super) code: &'static str,
    pub(super) nom: &'static str,
    pub(super) nature: &'static str,
    /// Ranks of its communes.
    pub(super) membres: Vec<u32>,
}

/// A name or a code that a commune no longer has.
pub(super) struct Ancienne {
    pub(super) code: &'static str,
    pub(super) nom: &'static str,
    pub(super) genre: &'static str,
    /// Rank of the commune it went to.
    pub(super) vers: u32,
}

/// Everything but the town halls.
pub(super) struct Table {
    pub(super) lignes: Vec<Ligne>,
    pub(super) groupements: Vec<Groupement>,
    pub(super) anciennes: Vec<Ancienne>,
    pub(super) departements: &'static [Departement],
    /// Rank of a commune by its code.
    pub(super) rangs: HashMap<&'static str, u32>,
}

/// The town halls, in the order of the communes.
pub(super) struct Mairies {
    pub(super) rues: Vec<&'static str>,
    pub(super) villes: Vec<&'static str>,
    pub(super) courriels: Vec<&'static str>,
}

pub(super) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::lire(Sections::ouvrir(COMMUNES)))
}

pub(super) fn mairies() -> &'static Mairies {
    static TABLE: OnceLock<Mairies> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut sections = Sections::ouvrir(MAIRIES);
        Mairies {
            rues: sections.prendre("rue"),
            villes: sections.prendre("ville"),
            courriels: sections.prendre("courriel"),
        }
    })
}

/// Bytes the directory takes in the program.
pub(super) const TAILLE: usize = COMMUNES.len() + MAIRIES.len();

/// What `scripts/annuaire.py` writes: a name then its values, one a line; a NUL before the next name.
struct Sections(HashMap<&'static str, Vec<&'static str>>);

impl Sections {
    fn ouvrir(octets: &'static [u8]) -> Sections {
        let mut texte = String::new();
        ZlibDecoder::new(octets).read_to_string(&mut texte).expect("our own file, checked by the tests");
        // Read once and kept as long as the program runs.
        let texte: &'static str = texte.leak();
        let sections = texte.split('\0').map(|section| {
            let mut lignes = section.split('\n');
            (lignes.next().unwrap_or_default(), lignes.collect())
        });
        Sections(sections.collect())
    }

    fn prendre(&mut self, nom: &str) -> Vec<&'static str> {
        self.0.remove(nom).unwrap_or_else(|| unreachable!("our own file has a section {nom}"))
    }
}

impl Table {
    fn lire(mut s: Sections) -> Table {
        let regions: HashMap<&str, &'static str> =
            s.prendre("region.code").into_iter().zip(s.prendre("region.nom")).collect();
        let departements: &'static [Departement] = lire_departements(&mut s, &regions).leak();
        let par_code: HashMap<&str, &'static Departement> =
            departements.iter().map(|d| (d.code, d)).collect();

        let codes = s.prendre("commune.code");
        let rangs: HashMap<&'static str, u32> = codes.iter().copied().zip(0..).collect();
        let mut champ = |nom: &str| s.prendre(&format!("commune.{nom}")).into_iter();
        let (mut noms, mut liaisons, mut deps) = (champ("nom"), champ("liaison"), champ("departement"));
        let (mut populations, mut parts) = (champ("population"), champ("a_part"));
        let (mut epci, mut ept) = (champ("epci"), champ("ept"));
        let (mut postaux, mut parents) = (champ("postaux"), champ("parent"));
        let lignes: Vec<Ligne> = codes
            .into_iter()
            .map(|code| Ligne {
                code,
                nom: noms.next().unwrap_or_default(),
                liaison: liaisons.next().unwrap_or_default(),
                departement: deps.next().and_then(|d| par_code.get(d)).expect("our own file names it"),
                population: nombre(populations.next()),
                a_part: nombre(parts.next()).unwrap_or_default(),
                epci: nombre(epci.next()),
                ept: nombre(ept.next()),
                postaux: postaux.next().unwrap_or_default(),
                parent: parents.next().unwrap_or_default(),
            })
            .collect();
        let groupements = lire_groupements(&mut s, &lignes);
        let anciennes = lire_anciennes(&mut s, &rangs);
        Table { lignes, groupements, anciennes, departements, rangs }
    }
}

fn nombre<T: std::str::FromStr>(texte: Option<&str>) -> Option<T> {
    texte.and_then(|t| t.parse().ok())
}

fn lire_departements(s: &mut Sections, regions: &HashMap<&str, &'static str>) -> Vec<Departement> {
    let (noms, liaisons) = (s.prendre("departement.nom"), s.prendre("departement.liaison"));
    let codes = s.prendre("departement.code").into_iter().zip(s.prendre("departement.region"));
    codes
        .zip(noms.into_iter().zip(liaisons))
        .map(|((code, region), (nom, liaison))| {
            let region = regions.get(region).copied().unwrap_or(nom);
            Departement { code, nom, liaison, region }
        })
        .collect()
}

fn lire_groupements(s: &mut Sections, lignes: &[Ligne]) -> Vec<Groupement> {
    let (noms, natures) = (s.prendre("epci.nom"), s.prendre("epci.nature"));
    let lus = s.prendre("epci.code").into_iter().zip(noms.into_iter().zip(natures));
    let mut groupements: Vec<Groupement> =
        lus.map(|(code, (nom, nature))| Groupement { code, nom, nature, membres: Vec::new() }).collect();
    for (ligne, rang) in lignes.iter().zip(0..) {
        for n in [ligne.epci, ligne.ept].into_iter().flatten() {
            if let Some(groupement) = groupements.get_mut(usize::from(n)) {
                groupement.membres.push(rang);
            }
        }
    }
    groupements
}

fn lire_anciennes(s: &mut Sections, rangs: &HashMap<&'static str, u32>) -> Vec<Ancienne> {
    let (noms, genres) = (s.prendre("ancienne.nom"), s.prendre("ancienne.genre"));
    let codes = s.prendre("ancienne.code").into_iter().zip(s.prendre("ancienne.vers"));
    codes
        .zip(noms.into_iter().zip(genres))
        .filter_map(|((code, vers), (nom, genre))| {
            Some(Ancienne { code, nom, genre, vers: *rangs.get(vers)? })
        })
        .collect()
}
