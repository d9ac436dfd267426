//! Every item says where it comes from; nothing is certain that nobody read again; what is named exists.

use std::collections::BTreeSet;

use quantieme::dossier::{Dossier, EXEMPLES};
use quantieme::lettre;
use quantieme::reperes::{self, Source};
use quantieme_droit::Confiance;

/// A source says its text and a day that has come; what is known by memory alone carries its reservation.
fn honnete(qui: &str, sources: &[Source], reserve: Option<&String>) -> Vec<String> {
    let mut torts = Vec::new();
    if sources.is_empty() {
        torts.push(format!("{qui} : sans source"));
    }
    for source in sources {
        if source.texte.trim().is_empty() || source.lue.to_string().as_str() > "2026-12-31" {
            torts.push(format!("{qui} : « {} » lue le {}", source.texte, source.lue));
        }
        if source.lien.as_ref().is_some_and(|lien| !lien.starts_with("http")) {
            torts.push(format!("{qui} : {:?} n’est pas une adresse", source.lien));
        }
        if source.confiance == Confiance::Memoire && reserve.is_none_or(|r| r.trim().is_empty()) {
            torts.push(format!("{qui} : « {} » est de mémoire, et ne le dit pas", source.texte));
        }
    }
    torts
}

fn uniques<'a>(quoi: &str, ids: impl IntoIterator<Item = &'a String>) -> BTreeSet<&'a String> {
    let mut vus = BTreeSet::new();
    for id in ids {
        assert!(vus.insert(id), "{quoi} : deux fois « {id} »");
    }
    vus
}

#[test]
fn every_item_says_its_sources_and_every_name_it_gives_exists() {
    let mut torts = Vec::new();
    let references = reperes::references().expect("the library");
    let connues = uniques("références", references.iter().map(|r| &r.id));
    for r in references {
        if r.dit.trim().is_empty() || r.citer.trim().is_empty() || r.themes.is_empty() {
            torts.push(format!("référence {} : incomplète", r.id));
        }
        if matches!(r.confiance, Confiance::Memoire | Confiance::Deduction) && r.reserve.is_none() {
            torts.push(format!("référence {} : douteuse, et ne le dit pas", r.id));
        }
    }
    let preuves = reperes::preuves().expect("the advice on evidence");
    let prouvees = uniques("preuves", preuves.iter().map(|p| &p.id));
    for p in preuves {
        torts.extend(honnete(&format!("preuve {}", p.id), &p.sources, p.reserve.as_ref()));
        if let Some(modele) = p.modele.as_ref().filter(|m| lettre::modele(m).is_err()) {
            torts.push(format!("preuve {} : la lettre « {modele} » n’existe pas", p.id));
        }
    }
    let refus = reperes::refus().expect("the grounds of refusal");
    let opposes = uniques("refus", refus.iter().map(|r| &r.id));
    for r in refus {
        torts.extend(honnete(&format!("refus {}", r.id), &r.sources, r.reserve.as_ref()));
        for avis in &r.avis_connus {
            if avis.reference.as_ref().is_some_and(|id| !connues.contains(id)) {
                torts.push(format!("refus {} : {:?} n’est pas dans la bibliothèque", r.id, avis.reference));
            }
        }
    }
    for chemin in reperes::chemins().expect("the paths") {
        let qui = format!("chemin {}", chemin.id);
        torts.extend(honnete(&qui, &chemin.sources, chemin.reserve.as_ref()));
        for piege in &chemin.pieges {
            torts.extend(honnete(&format!("{qui}, piège"), &piege.sources, piege.reserve.as_ref()));
        }
        if let Some(modele) = chemin.modele.as_ref().filter(|m| lettre::modele(m).is_err()) {
            torts.push(format!("{qui} : la lettre « {modele} » n’existe pas"));
        }
        if let Some(porte) = chemin.porte.as_ref().map(|p| p.replace('-', "_"))
            && !reperes::PORTES.contains(&porte.as_str())
        {
            torts.push(format!("{qui} : la porte « {porte} » n’existe pas"));
        }
        torts.extend(
            chemin.preuves.iter().filter(|p| !prouvees.contains(p)).map(|p| format!("{qui} : preuve {p} ?")),
        );
        torts.extend(
            chemin
                .references
                .iter()
                .filter(|r| !connues.contains(r))
                .map(|r| format!("{qui} : référence {r} ?")),
        );
        if chemin.references.is_empty() {
            torts.push(format!("{qui} : sans référence à lire"));
        }
    }
    for d in reperes::documents().expect("the documents") {
        let qui = format!("document {}/{}", d.catalogue, d.id);
        torts.extend(honnete(&qui, &d.sources, d.reserve.as_ref()));
        torts.extend(d.refus.iter().filter(|r| !opposes.contains(r)).map(|r| format!("{qui} : refus {r} ?")));
    }
    assert!(torts.is_empty(), "{}", torts.join("\n"));
}

#[test]
fn the_manual_and_the_glossary_lead_only_to_what_is_there() {
    let chapitres = reperes::chapitres().expect("the manual");
    let mots = reperes::glossaire().expect("the glossary");
    let noms = uniques("chapitres", chapitres.iter().map(|c| &c.id));
    let termes = uniques("glossaire", mots.iter().map(|m| &m.id));
    let mut torts = Vec::new();
    for chapitre in chapitres {
        torts.extend(honnete(&chapitre.id, &chapitre.sources, Some(&chapitre.resume)));
        for lien in chapitre.texte.split("](").skip(1).filter_map(|reste| reste.split(')').next()) {
            let la = match lien.split_once(':') {
                Some(("manuel", id)) => noms.contains(&id.to_owned()),
                Some(("glossaire", id)) => termes.contains(&id.to_owned()),
                _ => lien.starts_with("https://"),
            };
            if !la {
                torts.push(format!("{} mène à « {lien} »", chapitre.id));
            }
        }
    }
    for mot in mots {
        torts.extend(honnete(&format!("mot {}", mot.id), &mot.sources, mot.reserve.as_ref()));
        torts.extend(
            mot.voir.iter().filter(|v| !termes.contains(v)).map(|v| format!("mot {} : {v} ?", mot.id)),
        );
        if mot.chapitre.as_ref().is_some_and(|c| !noms.contains(c)) {
            torts.push(format!("mot {} : chapitre {:?} ?", mot.id, mot.chapitre));
        }
    }
    assert!(torts.is_empty(), "{}", torts.join("\n"));
}

#[test]
fn every_example_is_told_day_after_day_with_its_sources_and_its_lesson() {
    let recits = reperes::recits().expect("the matters");
    let mut torts = Vec::new();
    for exemple in EXEMPLES {
        let recit =
            recits.iter().find(|r| r.cle == exemple.cle).unwrap_or_else(|| panic!("{} is told", exemple.cle));
        let dossier = Dossier::lire(exemple.fichier).expect("a dossier");
        assert_eq!(dossier.titre, recit.titre, "{}", exemple.cle);
        assert!(
            !recit.lecon.is_empty() && !recit.fiction.is_empty() && !recit.resume.is_empty(),
            "{}",
            exemple.cle
        );
        assert!((8..=14).contains(&recit.etapes.len()), "{}", exemple.cle);
        assert!(recit.etapes.is_sorted_by_key(|e| e.jour), "{}", exemple.cle);
        for etape in &recit.etapes {
            torts.extend(honnete(&format!("{} {}", recit.cle, etape.jour), &etape.sources, None));
        }
    }
    assert!(torts.is_empty(), "{}", torts.join("\n"));
}

#[test]
fn every_line_of_a_catalogue_says_what_it_proves_and_every_objection_what_it_covers() {
    let lignes = |nom: &str| -> Vec<String> {
        let (_, source) = lettre::partages()
            .iter()
            .find(|(f, _)| f == &format!("catalogues/{nom}.toml"))
            .expect("a catalogue");
        let lu: toml::Table = toml::from_str(source).expect("it reads");
        let lignes = lu["lignes"].as_array().expect("lines");
        lignes.iter().filter_map(|l| Some(l.get("id")?.as_str()?.to_owned())).collect()
    };
    let mut torts = Vec::new();
    for (catalogue, _) in reperes::catalogues().expect("the catalogues") {
        let decrits: Vec<&String> = reperes::documents()
            .expect("the documents")
            .iter()
            .filter(|d| d.catalogue == *catalogue)
            .map(|d| &d.id)
            .collect();
        let offerts = lignes(catalogue);
        torts.extend(
            offerts
                .iter()
                .filter(|id| !decrits.contains(id))
                .map(|id| format!("{catalogue}/{id} : non décrit")),
        );
        torts.extend(
            decrits.iter().filter(|id| !offerts.contains(id)).map(|id| format!("{catalogue}/{id} : inconnu")),
        );
    }
    let decrits: Vec<&String> = reperes::refus().expect("the grounds").iter().map(|r| &r.id).collect();
    let opposables = lignes("objections-cada");
    torts.extend(
        opposables
            .iter()
            .filter(|id| !decrits.contains(id))
            .map(|id| format!("objection {id} : non décrite")),
    );
    torts.extend(
        decrits.iter().filter(|id| !opposables.contains(id)).map(|id| format!("objection {id} : inconnue")),
    );
    assert!(torts.is_empty(), "{}", torts.join("\n"));
}
