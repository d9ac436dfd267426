//! The library, the advice, the manual: data as a screen shows it, with the French spaces put in.

use quantieme_droit::francais;
use serde::Deserialize;

use super::chapitre::passages;
use super::demandes::Rien;
use super::demandes_reperes::{LireChapitre, RetenirReference};
use super::vue_reperes::{dit, lettre_offerte, resume, sources};
use super::vues::Choix;
use super::vues_reperes::{
    VueAvisConnu, VueBibliotheque, VueCatalogue, VueChapitre, VueDocumentUtile, VueMot, VuePreuve,
    VueQuiProuve, VueReferenceLivree, VueReferencePropre, VueRefus,
};
use super::{App, Failure};
use crate::Contexte;
use crate::dossier::{GenreReference, Reference, ReferenceId};
use crate::lettre;
use crate::reperes::{self, Error};
use crate::store::{self, Geste};

pub(super) fn lister_references(
    app: &mut App,
    ctx: &mut Contexte,
    _: Rien,
) -> Result<VueBibliotheque, Failure> {
    let livrees = reperes::references()?;
    let dossiers = app.tous()?;
    let themes: std::collections::BTreeSet<&String> = livrees.iter().flat_map(|r| &r.themes).collect();
    Ok(VueBibliotheque {
        genres: [
            ("article", "Articles"),
            ("texte", "Lois, décrets et autres textes"),
            ("decision", "Décisions de justice"),
            ("avis-cada", "Avis de la CADA"),
            ("cnil", "CNIL"),
        ]
        .map(|(valeur, libelle)| Choix { valeur: valeur.to_owned(), libelle: libelle.to_owned(), aide: None })
        .into(),
        themes: themes
            .into_iter()
            .map(|t| Choix { valeur: t.clone(), libelle: theme(t).to_owned(), aide: None })
            .collect(),
        references: livrees.iter().map(|r| livree(r, ctx)).collect(),
        miennes: dossiers
            .iter()
            .flat_map(|dossier| {
                dossier.references.iter().map(|r| VueReferencePropre {
                    id: r.id,
                    dossier: dossier.id,
                    dossier_titre: dossier.titre.clone(),
                    citation: r.citation.clone(),
                    retenu: r.retenu.clone(),
                    lien: r.lien.clone(),
                    lue: r.lue,
                })
            })
            .collect(),
        dossiers: dossiers
            .iter()
            .map(|d| Choix { valeur: d.id, libelle: d.titre.clone(), aide: None })
            .collect(),
    })
}

/// Among those of the dossier it can be cited from its letters; twice asked, it is there once.
pub(super) fn retenir_reference(
    app: &mut App,
    ctx: &mut Contexte,
    demande: RetenirReference,
) -> Result<VueBibliotheque, Failure> {
    let dossier = app.dossier(demande.dossier)?;
    let livree = reperes::references()?.iter().find(|r| r.id == demande.reference);
    let livree = livree.ok_or_else(|| Failure::introuvable("Cette référence"))?;
    let citation = francais::espaces(&livree.citer);
    if !dossier.references.iter().any(|r| r.citation == citation) {
        let reference = Reference {
            id: ReferenceId::new(ctx),
            genre: match livree.genre.as_str() {
                "article" | "texte" => GenreReference::Article,
                "decision" => GenreReference::Decision,
                "avis-cada" | "cnil" => GenreReference::Avis,
                _ => GenreReference::Autre,
            },
            citation,
            retenu: Some(francais::espaces(&livree.dit)),
            lien: livree.lien.clone(),
            lue: Some(livree.lue),
        };
        let geste = Geste::new(format!("Référence\u{a0}: {}", reference.citation), dossier.id);
        app.ecrire(ctx, &geste, |c| store::ecrire_reference(c, dossier.id, &reference))?;
    }
    lister_references(app, ctx, Rien {})
}

pub(super) fn lister_preuves(_: &mut App, _: &mut Contexte, _: Rien) -> Result<Vec<VuePreuve>, Failure> {
    let phrases = |textes: &[String]| textes.iter().map(|t| francais::espaces(t)).collect();
    let preuve = |p: &reperes::Preuve| {
        Ok(VuePreuve {
            id: p.id.clone(),
            titre: francais::espaces(&p.titre),
            ce_qui_prouve: p
                .ce_qui_prouve
                .iter()
                .map(|q| VueQuiProuve { texte: francais::espaces(&q.texte), force: q.force })
                .collect(),
            comment: phrases(&p.comment),
            demander: dit(p.demander.as_deref()),
            lettre: p.modele.as_deref().map(lettre_offerte).transpose()?,
            paragraphe: dit(p.lettre.as_deref()),
            pieges: phrases(&p.pieges),
            reserve: dit(p.reserve.as_deref()),
            sources: sources(&p.sources),
        })
    };
    reperes::preuves()?.iter().map(preuve).collect()
}

pub(super) fn lister_refus(_: &mut App, _: &mut Contexte, _: Rien) -> Result<Vec<VueRefus>, Failure> {
    let objections = lignes("objections-cada")?;
    let refus = |r: &reperes::Refus| {
        let ligne = objections.iter().find(|l| l.id == r.id)?;
        Some(VueRefus {
            id: r.id.clone(),
            titre: ligne.nom(),
            rubrique: ligne.rubrique.clone(),
            couvre: francais::espaces(&r.couvre),
            ne_couvre_pas: francais::espaces(&r.ne_couvre_pas),
            texte_loi: francais::espaces(&r.texte_loi),
            avis: r
                .avis_connus
                .iter()
                .map(|a| VueAvisConnu {
                    titre: francais::espaces(&a.titre),
                    dit: francais::espaces(&a.dit),
                    sens: a.sens,
                    reference: a.reference.clone(),
                })
                .collect(),
            paragraphe: francais::espaces(ligne.texte.as_deref().unwrap_or_default()),
            aide: dit(ligne.aide.as_deref()),
            reserve: dit(r.reserve.as_deref()),
            sources: sources(&r.sources),
        })
    };
    Ok(reperes::refus()?.iter().filter_map(refus).collect())
}

pub(super) fn lister_documents(_: &mut App, _: &mut Contexte, _: Rien) -> Result<Vec<VueCatalogue>, Failure> {
    let grounds = lignes("objections-cada")?;
    let mut catalogues = Vec::new();
    for (id, titre) in reperes::catalogues()? {
        let connues = lignes(id)?;
        let document = |d: &reperes::DocumentUtile| {
            let ligne = connues.iter().find(|l| l.id == d.id)?;
            Some(VueDocumentUtile {
                id: d.id.clone(),
                libelle: ligne.nom(),
                pourquoi: francais::espaces(&d.pourquoi),
                detenteur: francais::espaces(&d.detenteur),
                souvent_refuse: d.souvent_refuse,
                refus: grounds
                    .iter()
                    .filter(|g| d.refus.contains(&g.id))
                    .map(|g| Choix { valeur: g.id.clone(), libelle: g.nom(), aide: None })
                    .collect(),
                que_faire: francais::espaces(&d.que_faire),
                reserve: dit(d.reserve.as_deref()),
                sources: sources(&d.sources),
            })
        };
        let siens =
            reperes::documents()?.iter().filter(|d| d.catalogue == *id).filter_map(document).collect();
        catalogues.push(VueCatalogue { id: id.clone(), titre: francais::espaces(titre), documents: siens });
    }
    Ok(catalogues)
}

pub(super) fn lister_glossaire(_: &mut App, _: &mut Contexte, _: Rien) -> Result<Vec<VueMot>, Failure> {
    let (mots, chapitres) = (reperes::glossaire()?, reperes::chapitres()?);
    let nom = |id: &String| {
        let mot = mots.iter().find(|m| m.id == *id)?;
        Some(Choix { valeur: id.clone(), libelle: mot.terme.clone(), aide: None })
    };
    Ok(mots
        .iter()
        .map(|m| VueMot {
            id: m.id.clone(),
            terme: francais::espaces(&m.terme),
            aussi: m.aussi.clone(),
            definition: francais::espaces(&m.definition),
            precision: dit(m.precision.as_deref()),
            voir: m.voir.iter().filter_map(nom).collect(),
            chapitre: m.chapitre.as_ref().and_then(|id| chapitres.iter().find(|c| c.id == *id)).map(resume),
            reserve: dit(m.reserve.as_deref()),
            sources: sources(&m.sources),
        })
        .collect())
}

pub(super) fn lire_chapitre(
    _: &mut App,
    _: &mut Contexte,
    demande: LireChapitre,
) -> Result<VueChapitre, Failure> {
    let chapitres = reperes::chapitres()?;
    let rang = chapitres.iter().position(|c| c.id == demande.chapitre);
    let rang = rang.ok_or_else(|| Failure::introuvable("Ce chapitre"))?;
    let chapitre = &chapitres[rang];
    Ok(VueChapitre {
        id: chapitre.id.clone(),
        titre: francais::espaces(&chapitre.titre),
        resume: francais::espaces(&chapitre.resume),
        lue: chapitre.lue,
        passages: passages(&chapitre.texte),
        sources: sources(&chapitre.sources),
        avant: rang.checked_sub(1).map(|avant| resume(&chapitres[avant])),
        apres: chapitres.get(rang + 1).map(resume),
    })
}

fn livree(r: &reperes::Reference, ctx: &Contexte) -> VueReferenceLivree {
    VueReferenceLivree {
        id: r.id.clone(),
        genre: r.genre.clone(),
        titre: francais::espaces(&r.titre),
        date: r.date,
        objet: francais::espaces(&r.objet),
        dit: francais::espaces(&r.dit),
        sert: dit(r.sert.as_deref()),
        limite: dit(r.limite.as_deref()),
        themes: r.themes.clone(),
        prudence: francais::prudence_de(r.confiance).map(str::to_owned),
        reserve: dit(r.reserve.as_deref()),
        lue: r.lue,
        ancienne: reperes::est_ancienne(r.lue, ctx.aujourdhui),
        lien: r.lien.clone(),
        citer: francais::espaces(&r.citer),
    }
}

/// A line of a catalogue of letters, for what guidance shows of it.
#[derive(Deserialize)]
struct Ligne {
    id: String,
    /// What is ticked; the words of the letter themselves when absent.
    libelle: Option<String>,
    rubrique: Option<String>,
    texte: Option<String>,
    aide: Option<String>,
}

impl Ligne {
    fn nom(&self) -> String {
        francais::espaces(self.libelle.as_ref().or(self.texte.as_ref()).map_or("", String::as_str))
    }
}

#[derive(Deserialize)]
struct Lignes {
    lignes: Vec<Ligne>,
}

fn lignes(catalogue: &str) -> Result<Vec<Ligne>, Failure> {
    let fichier = format!("catalogues/{catalogue}.toml");
    let source = lettre::partages().iter().find(|(nom, _)| *nom == fichier).map(|(_, source)| source);
    let source = source.ok_or_else(|| Failure::introuvable("Ce catalogue"))?;
    let lu: Lignes =
        toml::from_str(source).map_err(|e| Error::Illisible { fichier, detail: e.message().to_owned() })?;
    Ok(lu.lignes)
}

/// What a theme is called.
fn theme(mot: &str) -> &str {
    match mot {
        "abrogation" => "Abrogation",
        "associations" => "Associations",
        "biometrie" => "Reconnaissance faciale et biométrie",
        "cnil" => "CNIL",
        "contrats" => "Contrats",
        "defere" => "Déféré du préfet",
        "delais" => "Délais",
        "documents" => "Accès aux documents",
        "donnees" => "Données personnelles",
        "drones" => "Drones",
        "environnement" => "Environnement",
        "lapi" => "Lecture de plaques",
        "mediation" => "Médiation",
        "preuve" => "Preuve",
        "publicite" => "Publication des actes",
        "recours" => "Recours administratifs",
        "referes" => "Urgence",
        "silence" => "Silence",
        "sons" => "Capteurs sonores",
        "tribunal" => "Tribunal",
        "urbanisme" => "Urbanisme",
        "videoprotection" => "Vidéoprotection",
        "vsa" => "Analyse algorithmique des images",
        autre => autre,
    }
}
