//! What is added to a PDF after its own bytes, which stay what they were: an « incremental update ».

use std::collections::BTreeSet;
use std::io::{self, Write};

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::objets::{self, Memes};

/// The bytes to write after those of the file, for these objects to replace or join the others.
pub(super) fn queue(octets: &[u8], document: &Document, ids: &BTreeSet<ObjectId>) -> io::Result<Vec<u8>> {
    // Places are counted from the mark that starts the file: some have a few bytes before.
    let entete = octets.windows(5).position(|mot| mot == b"%PDF-").unwrap_or(0);
    let debut = octets.len() - entete;
    let mut queue = Vec::new();
    if octets.last() != Some(&b'\n') {
        queue.push(b'\n');
    }
    let mut places = Vec::new();
    for id in ids {
        let Some(objet) = document.objects.get(id) else { continue };
        places.push((*id, debut + queue.len()));
        objets::indirect(&mut queue, *id, objet, &mut Memes)?;
    }
    let table = debut + queue.len();
    let mut fin = dictionary! { "Prev" => document.xref_start as i64 };
    for cle in ["Root", "Info", "ID"] {
        if let Ok(valeur) = document.trailer.get(cle.as_bytes()) {
            fin.set(cle, valeur.clone());
        }
    }
    // Readers of a table may not know streams, and the reverse happens too: as the file already does.
    match document.reference_table.cross_reference_type {
        XrefType::CrossReferenceTable => ecrire_table(&mut queue, &places, fin, document.max_id)?,
        XrefType::CrossReferenceStream => {
            let id = (document.max_id + 1, 0);
            places.push((id, table));
            ecrire_flux(&mut queue, &places, fin, id)?;
        }
    }
    write!(queue, "startxref\n{table}\n%%EOF\n")?;
    Ok(queue)
}

/// Runs of numbers that follow one another.
fn suites(places: &[(ObjectId, usize)]) -> impl Iterator<Item = &[(ObjectId, usize)]> {
    places.chunk_by(|(avant, _), (apres, _)| avant.0 + 1 == apres.0)
}

fn ecrire_table(
    queue: &mut Vec<u8>,
    places: &[(ObjectId, usize)],
    mut fin: Dictionary,
    dernier: u32,
) -> io::Result<()> {
    queue.write_all(b"xref\n")?;
    for suite in suites(places) {
        writeln!(queue, "{} {}", suite[0].0.0, suite.len())?;
        for ((_, generation), place) in suite {
            writeln!(queue, "{place:010} {generation:05} n ")?;
        }
    }
    fin.set("Size", i64::from(dernier) + 1);
    queue.write_all(b"trailer\n")?;
    objets::ecrire(queue, &fin.into(), &mut Memes)?;
    queue.write_all(b"\n")
}

fn ecrire_flux(
    queue: &mut Vec<u8>,
    places: &[(ObjectId, usize)],
    mut fin: Dictionary,
    id: ObjectId,
) -> io::Result<()> {
    let mut contenu = Vec::new();
    let mut index: Vec<Object> = Vec::new();
    for suite in suites(places) {
        index.extend([i64::from(suite[0].0.0).into(), (suite.len() as i64).into()]);
        for ((_, generation), place) in suite {
            let place = u32::try_from(*place).map_err(io::Error::other)?;
            contenu.push(1);
            contenu.extend(place.to_be_bytes());
            contenu.extend(generation.to_be_bytes());
        }
    }
    fin.set("Type", "XRef");
    fin.set("Size", i64::from(id.0) + 1);
    fin.set("W", vec![1.into(), 4.into(), 2.into()]);
    fin.set("Index", index);
    objets::indirect(queue, id, &Stream::new(fin, contenu).into(), &mut Memes)
}
