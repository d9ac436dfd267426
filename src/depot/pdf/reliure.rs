//! One PDF from several, written as they come: only one of them is in memory at a time.

use std::io::{self, Write};

use chrono::NaiveDate;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::copie::Copie;
use super::objets::{self, Memes, texte};
use super::police::Police;
use super::signets::{self, Signet};
use super::{Refus, Tampon, a_part, dictionnaire, intercalaire, ouvrir, pages, perte, poser, suivre};

const PRODUCTEUR: &str = concat!("Quantième ", env!("CARGO_PKG_VERSION"));
const CATALOGUE: u32 = 1;
const ARBRE: u32 = 2;

/// The file being written: what was written where.
pub(super) struct Feuilles<'a> {
    sortie: Compte<'a>,
    /// By number; zero for what is not written.
    places: Vec<u64>,
    pub(super) dernier: u32,
}

struct Compte<'a> {
    vers: &'a mut dyn Write,
    ecrits: u64,
}

impl Write for Compte<'_> {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        let ecrits = self.vers.write(octets)?;
        self.ecrits += ecrits as u64;
        Ok(ecrits)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.vers.flush()
    }
}

impl Feuilles<'_> {
    pub(super) fn numero(&mut self) -> u32 {
        self.dernier += 1;
        self.dernier
    }

    /// The tree every page belongs to.
    pub(super) fn parent(&self) -> u32 {
        ARBRE
    }

    /// Notes where an object begins; where to write it, and the last number given.
    pub(super) fn commencer(&mut self, numero: u32) -> (&mut dyn Write, &mut u32) {
        let rang = numero as usize;
        if self.places.len() <= rang {
            self.places.resize(rang + 1, 0);
        }
        self.places[rang] = self.sortie.ecrits;
        (&mut self.sortie, &mut self.dernier)
    }

    pub(super) fn poser(&mut self, numero: u32, objet: impl Into<Object>) -> io::Result<()> {
        let (sortie, _) = self.commencer(numero);
        objets::indirect(sortie, (numero, 0), &objet.into(), &mut Memes)
    }
}

/// A PDF opened to be bound.
pub(in crate::depot) struct Ouvrage {
    pub(super) document: Document,
    pub(super) pages: Vec<ObjectId>,
}

impl Ouvrage {
    /// # Errors
    /// Why the file cannot be bound.
    pub(in crate::depot) fn ouvrir(octets: &[u8]) -> Result<Ouvrage, Refus> {
        a_part(|| {
            let document = ouvrir(octets)?;
            let pages = pages(&document)?;
            if perte::tout_lu(&document, &pages) {
                Ok(Ouvrage { document, pages })
            } else {
                Err(Refus::Abime)
            }
        })
    }

    /// The same, with its number on it.
    pub(in crate::depot) fn numeroter(
        self,
        police: &Police,
        numero: &str,
        ou: Tampon,
    ) -> Result<Ouvrage, Refus> {
        let Ouvrage { mut document, pages } = self;
        a_part(move || {
            poser(&mut document, &pages, police, numero, ou)?;
            Ok(Ouvrage { document, pages })
        })
    }

    pub(in crate::depot) fn pages(&self) -> usize {
        self.pages.len()
    }
}

/// Several PDF files becoming one.
pub(in crate::depot) struct Reliure<'a> {
    feuilles: Feuilles<'a>,
    pages: Vec<u32>,
    signets: Vec<Signet>,
    intercalaires: (Document, Copie),
    calques: Vec<Object>,
    caches: Vec<Object>,
    /// Pages to bring back there: from, to the end.
    remontee: Option<(usize, usize)>,
}

/// A place in a file being bound.
#[derive(Debug, Clone, Copy)]
pub(in crate::depot) struct Ici {
    page: usize,
    signet: usize,
}

impl<'a> Reliure<'a> {
    pub(in crate::depot) fn new(vers: &'a mut dyn Write, polices: [&Police; 2]) -> io::Result<Self> {
        let mut sortie = Compte { vers, ecrits: 0 };
        sortie.write_all(b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n")?;
        Ok(Reliure {
            feuilles: Feuilles { sortie, places: Vec::new(), dernier: ARBRE },
            pages: Vec::new(),
            signets: Vec::new(),
            intercalaires: (intercalaire::document(polices), Copie::default()),
            calques: Vec::new(),
            caches: Vec::new(),
            remontee: None,
        })
    }

    /// A bookmark to the page that comes next. `niveau` is 0 for those one sees first.
    pub(in crate::depot) fn signet(&mut self, niveau: usize, titre: &str) {
        self.signets.push(Signet { niveau, titre: texte(titre), page: self.pages.len() });
    }

    /// A page that says what follows. `lignes` are centred under the title, each at its size.
    pub(in crate::depot) fn intercaler(
        &mut self,
        polices: [&Police; 2],
        titre: &str,
        lignes: &[(String, f32)],
    ) -> io::Result<()> {
        let (document, copie) = &mut self.intercalaires;
        let page = intercalaire::page(document, polices, titre, lignes);
        let numeros = copie.pages(document, &[page], &mut self.feuilles)?;
        self.pages.extend(numeros);
        Ok(())
    }

    /// Where the next page goes, for something that is only known later.
    pub(in crate::depot) fn ici(&self) -> Ici {
        Ici { page: self.pages.len(), signet: self.signets.len() }
    }

    /// All the pages of a file, put back there under a bookmark. Once only, and last.
    pub(in crate::depot) fn inserer(&mut self, ou: Ici, ouvrage: &Ouvrage, titre: &str) -> io::Result<()> {
        let signet = Signet { niveau: 0, titre: texte(titre), page: self.pages.len() };
        self.signets.insert(ou.signet, signet);
        self.remontee = Some((ou.page, self.pages.len()));
        self.pages.extend(Copie::default().pages(&ouvrage.document, &ouvrage.pages, &mut self.feuilles)?);
        Ok(())
    }

    /// How many pages there are so far.
    pub(in crate::depot) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// All the pages of a file, and its bookmarks under that level.
    pub(in crate::depot) fn relier(&mut self, ouvrage: &Ouvrage, niveau: usize) -> io::Result<()> {
        let Ouvrage { document, pages } = ouvrage;
        let mut copie = Copie::default();
        let premiere = self.pages.len();
        let lus = signets::lire(document, pages);
        self.signets.extend(lus.into_iter().map(|signet| Signet {
            niveau: signet.niveau + niveau,
            page: signet.page + premiere,
            ..signet
        }));
        self.pages.extend(copie.pages(document, pages, &mut self.feuilles)?);
        self.reprendre_calques(document, &copie);
        Ok(())
    }

    /// Layers that are hidden stay so.
    fn reprendre_calques(&mut self, document: &Document, copie: &Copie) {
        let entree =
            |dans: &'_ Dictionary, cle: &[u8]| dans.get(cle).ok().and_then(|o| suivre(document, o)).cloned();
        let dedans =
            |dans: &Dictionary, cle: &[u8]| entree(dans, cle).as_ref().and_then(dictionnaire).cloned();
        let ids = |dans: &Dictionary, cle: &[u8]| -> Vec<ObjectId> {
            let liste = entree(dans, cle).and_then(|o| o.as_array().cloned().ok()).unwrap_or_default();
            liste.iter().filter_map(|o| o.as_reference().ok()).collect()
        };
        let Some(calques) = document.catalog().ok().and_then(|c| dedans(c, b"OCProperties")) else { return };
        let defaut = dedans(&calques, b"D").unwrap_or_default();
        let (tous, montres) = (ids(&calques, b"OCGs"), ids(&defaut, b"ON"));
        let caches = match defaut.get(b"BaseState").and_then(Object::as_name) {
            Ok(b"OFF") => tous.iter().filter(|id| !montres.contains(id)).copied().collect(),
            _ => ids(&defaut, b"OFF"),
        };
        let nouveaux = |ids: &[ObjectId]| {
            ids.iter()
                .filter_map(|id| copie.deja(*id))
                .map(|id| Object::Reference((id, 0)))
                .collect::<Vec<_>>()
        };
        self.calques.extend(nouveaux(&tous));
        self.caches.extend(nouveaux(&caches));
    }

    /// Writes what holds it together.
    pub(in crate::depot) fn finir(mut self, titre: &str, auteur: &str, jour: NaiveDate) -> io::Result<()> {
        let mut catalogue = dictionary! {
            "Type" => "Catalog",
            "Pages" => (ARBRE, 0),
            "Lang" => Object::string_literal("fr-FR"),
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        };
        let racine = signets::ecrire(&self.signets, &self.pages, &mut self.feuilles)?;
        if let Some(racine) = racine {
            catalogue.set("Outlines", (racine, 0));
            catalogue.set("PageMode", "UseOutlines");
        }
        if !self.calques.is_empty() {
            let defaut = dictionary! { "OFF" => self.caches, "Order" => self.calques.clone() };
            catalogue.set("OCProperties", dictionary! { "OCGs" => self.calques, "D" => defaut });
        }
        if let Some((avant, depuis)) = self.remontee {
            let combien = self.pages.len() - depuis;
            self.pages[avant..].rotate_right(combien);
        }
        let enfants: Vec<Object> = self.pages.iter().map(|page| (*page, 0).into()).collect();
        let arbre = dictionary! { "Type" => "Pages", "Count" => enfants.len() as i64, "Kids" => enfants };
        self.feuilles.poser(ARBRE, arbre)?;
        self.feuilles.poser(CATALOGUE, catalogue)?;
        let jour = Object::string_literal(jour.format("D:%Y%m%d").to_string());
        let infos = self.feuilles.numero();
        let proprietes = dictionary! {
            "Title" => texte(titre),
            "Author" => texte(auteur),
            "Creator" => texte("Quantième"),
            "Producer" => texte(PRODUCTEUR),
            "CreationDate" => jour.clone(),
            "ModDate" => jour,
        };
        self.feuilles.poser(infos, proprietes)?;
        table(self.feuilles, infos)
    }
}

fn table(feuilles: Feuilles<'_>, infos: u32) -> io::Result<()> {
    let Feuilles { mut sortie, mut places, dernier } = feuilles;
    places.resize(dernier as usize + 1, 0);
    let debut = sortie.ecrits;
    writeln!(sortie, "xref\n0 {}", places.len())?;
    writeln!(sortie, "{:010} 65535 f ", 0)?;
    for place in &places[1..] {
        let (generation, usage) = if *place == 0 { (65535, 'f') } else { (0, 'n') };
        writeln!(sortie, "{place:010} {generation:05} {usage} ")?;
    }
    let fin = dictionary! {
        "Size" => places.len() as i64,
        "Root" => (CATALOGUE, 0),
        "Info" => (infos, 0),
    };
    sortie.write_all(b"trailer\n")?;
    objets::ecrire(&mut sortie, &fin.into(), &mut Memes)?;
    write!(sortie, "\nstartxref\n{debut}\n%%EOF\n")?;
    sortie.flush()
}
