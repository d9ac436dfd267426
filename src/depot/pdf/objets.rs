//! PDF objects as bytes. Written here rather than by lopdf, which only writes whole files: what is added to a piece goes
//! after its own bytes, and a large file is written piece by piece.

use std::io::{self, Write};

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};

/// What becomes of references on the way.
pub(super) trait Numeros {
    /// The number under which an object is written, or nothing when it is not written at all.
    fn numero(&mut self, id: ObjectId) -> Option<ObjectId>;

    /// Whether an entry of a dictionary is written.
    fn garde(&self, _cle: &[u8], _valeur: &Object) -> bool {
        true
    }
}

/// Objects keep their numbers.
pub(super) struct Memes;

impl Numeros for Memes {
    fn numero(&mut self, id: ObjectId) -> Option<ObjectId> {
        Some(id)
    }
}

/// An object and its frame: « 4 0 obj … endobj ».
pub(super) fn indirect(
    sortie: &mut dyn Write,
    id: ObjectId,
    objet: &Object,
    numeros: &mut dyn Numeros,
) -> io::Result<()> {
    writeln!(sortie, "{} {} obj", id.0, id.1)?;
    ecrire(sortie, objet, numeros)?;
    sortie.write_all(b"\nendobj\n")
}

/// Nesting is bounded by the parser that made the object.
pub(super) fn ecrire(sortie: &mut dyn Write, objet: &Object, numeros: &mut dyn Numeros) -> io::Result<()> {
    match objet {
        Object::Null => sortie.write_all(b"null"),
        Object::Boolean(vrai) => write!(sortie, "{vrai}"),
        Object::Integer(nombre) => write!(sortie, "{nombre}"),
        Object::Real(nombre) => {
            let nombre = if nombre.is_finite() { *nombre } else { 0.0 };
            write!(sortie, "{nombre}")
        }
        Object::Name(nom) => ecrire_nom(sortie, nom),
        Object::String(texte, format) => ecrire_texte(sortie, texte, *format),
        Object::Array(elements) => {
            sortie.write_all(b"[")?;
            for (rang, element) in elements.iter().enumerate() {
                if rang > 0 {
                    sortie.write_all(b" ")?;
                }
                ecrire(sortie, element, numeros)?;
            }
            sortie.write_all(b"]")
        }
        Object::Dictionary(dictionnaire) => ecrire_dictionnaire(sortie, dictionnaire, None, numeros),
        Object::Stream(flux) => ecrire_flux(sortie, flux, numeros),
        Object::Reference(id) => match numeros.numero(*id) {
            Some((numero, generation)) => write!(sortie, "{numero} {generation} R"),
            // As readers take what does not exist.
            None => sortie.write_all(b"null"),
        },
    }
}

fn ecrire_flux(sortie: &mut dyn Write, flux: &Stream, numeros: &mut dyn Numeros) -> io::Result<()> {
    ecrire_dictionnaire(sortie, &flux.dict, Some(flux.content.len()), numeros)?;
    sortie.write_all(b"\nstream\n")?;
    sortie.write_all(&flux.content)?;
    sortie.write_all(b"\nendstream")
}

/// `longueur` replaces what the dictionary says of the length, which may be wrong or stand in another object.
fn ecrire_dictionnaire(
    sortie: &mut dyn Write,
    dictionnaire: &Dictionary,
    longueur: Option<usize>,
    numeros: &mut dyn Numeros,
) -> io::Result<()> {
    sortie.write_all(b"<<")?;
    for (cle, valeur) in dictionnaire {
        if (longueur.is_some() && cle == b"Length") || !numeros.garde(cle, valeur) {
            continue;
        }
        ecrire_nom(sortie, cle)?;
        sortie.write_all(b" ")?;
        ecrire(sortie, valeur, numeros)?;
    }
    if let Some(longueur) = longueur {
        write!(sortie, "/Length {longueur}")?;
    }
    sortie.write_all(b">>")
}

fn ecrire_nom(sortie: &mut dyn Write, nom: &[u8]) -> io::Result<()> {
    sortie.write_all(b"/")?;
    for octet in nom {
        if octet.is_ascii_graphic() && !b"()<>[]{}/%#".contains(octet) {
            sortie.write_all(&[*octet])?;
        } else {
            write!(sortie, "#{octet:02X}")?;
        }
    }
    Ok(())
}

fn ecrire_texte(sortie: &mut dyn Write, texte: &[u8], format: StringFormat) -> io::Result<()> {
    if format == StringFormat::Hexadecimal {
        sortie.write_all(b"<")?;
        for octet in texte {
            write!(sortie, "{octet:02X}")?;
        }
        return sortie.write_all(b">");
    }
    sortie.write_all(b"(")?;
    for octet in texte {
        match octet {
            b'(' | b')' | b'\\' => sortie.write_all(&[b'\\', *octet])?,
            b'\r' => sortie.write_all(b"\\r")?,
            _ => sortie.write_all(&[*octet])?,
        }
    }
    sortie.write_all(b")")
}

/// A text as dictionaries hold it.
pub(super) fn texte(texte: &str) -> Object {
    let utf16 = texte.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xFE, 0xFF].into_iter().chain(utf16).collect(), StringFormat::Hexadecimal)
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    fn ecrit(objet: impl Into<Object>) -> String {
        let mut octets = Vec::new();
        ecrire(&mut octets, &objet.into(), &mut Memes).expect("a Vec takes everything");
        String::from_utf8(octets).expect("ASCII")
    }

    #[test]
    fn each_object_is_written_as_readers_want_it() {
        assert_eq!(ecrit(Object::Name(b"a b/#".to_vec())), "/a#20b#2F#23");
        assert_eq!(ecrit(Object::string_literal("(a\\\r)")), "(\\(a\\\\\\r\\))");
        assert_eq!(ecrit(Object::Real(f32::INFINITY)), "0");
        assert_eq!(ecrit(Object::Real(1e-7)), "0.0000001");
        assert_eq!(ecrit(vec![Object::Null, (3, 0).into(), true.into()]), "[null 3 0 R true]");
        let flux =
            Stream { content: b"q".to_vec(), ..Stream::new(dictionary! { "Length" => (9, 0) }, vec![]) };
        assert_eq!(ecrit(flux), "<</Length 1>>\nstream\nq\nendstream");
    }

    #[test]
    fn what_is_not_written_is_null() {
        struct Aucun;
        impl Numeros for Aucun {
            fn numero(&mut self, _: ObjectId) -> Option<ObjectId> {
                None
            }
        }
        let mut octets = Vec::new();
        ecrire(&mut octets, &Object::Reference((4, 0)), &mut Aucun).expect("a Vec takes everything");
        assert_eq!(octets, b"null");
    }
}
