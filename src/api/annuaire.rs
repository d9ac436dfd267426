//! The directory, through the door. No base is needed: it is the same for everyone.

use super::demandes_annuaire::{ChercherCommune, GenreAnnuaire, LireAnnuaire, LireCommune};
use super::vues_annuaire::{
    PositionSeuil, VueAnnuaire, VueCommune, VueCommuneTrouvee, VueCommunes, VueEpci, VueOrganisme, VueSeuil,
};
use super::{App, Failure};
use crate::Contexte;
use crate::annuaire::{
    self, Commune, Epci, Genre, Introuvable, Mairie, Organisme, Par, Position, REGLE_TRIBUNAL, Seuil, Trouvee,
};

/// Communes shown as one types.
const MONTREES: usize = 20;

pub(super) fn chercher_commune(
    _: &mut App,
    _: &mut Contexte,
    demande: ChercherCommune,
) -> Result<VueCommunes, Failure> {
    let trouvees = annuaire::chercher(&demande.texte, MONTREES);
    Ok(VueCommunes { communes: trouvees.into_iter().map(vue_trouvee).collect() })
}

fn vue_trouvee(trouvee: Trouvee) -> VueCommuneTrouvee {
    let commune = trouvee.commune;
    VueCommuneTrouvee {
        code: commune.code().to_owned(),
        nom: commune.nom().to_owned(),
        departement: commune.departement().nom.to_owned(),
        departement_code: commune.departement().code.to_owned(),
        codes_postaux: postaux(commune),
        population: commune.population(),
        exacte: trouvee.exacte,
        precision: match trouvee.par {
            Par::Nom | Par::CodePostal => None,
            Par::CodeInsee => Some(format!("Code INSEE\u{a0}: {}.", commune.code())),
            Par::Ancien { nom, devenir } => Some(devenir.phrase(nom, commune)),
        },
    }
}

fn postaux(commune: Commune) -> Vec<String> {
    commune.codes_postaux().map(str::to_owned).collect()
}

pub(super) fn lire_commune(
    _: &mut App,
    _: &mut Contexte,
    demande: LireCommune,
) -> Result<VueCommune, Failure> {
    match annuaire::commune(&demande.code) {
        Ok(commune) => Ok(vue_commune(commune, None)),
        Err(devenue @ Introuvable::Ancienne { commune, .. }) => {
            Ok(vue_commune(commune, Some(devenue.to_string())))
        }
        Err(inconnue @ Introuvable::Inconnue { .. }) => Err(Failure::invalide("code", inconnue.to_string())),
    }
}

fn vue_commune(commune: Commune, ancienne: Option<String>) -> VueCommune {
    let departement = commune.departement();
    VueCommune {
        code: commune.code().to_owned(),
        nom: commune.nom().to_owned(),
        avec_de: commune.avec_de(),
        ancienne,
        departement: departement.nom.to_owned(),
        departement_code: departement.code.to_owned(),
        region: departement.region.to_owned(),
        codes_postaux: postaux(commune),
        population: commune.population(),
        seuils: Seuil::TOUS
            .into_iter()
            .filter_map(|seuil| Some(vue_seuil(seuil, commune.seuil(seuil)?)))
            .collect(),
        epci: commune.epci().map(vue_epci),
        ept: commune.ept().map(vue_epci),
        tribunal: commune.tribunal().map(vue_organisme),
        tribunal_regle: REGLE_TRIBUNAL.to_owned(),
        cour: commune.cour().map(vue_organisme),
        prefectures: commune.prefectures().map(vue_organisme).collect(),
        mairie: vue_mairie(commune),
        territoire: commune.territoire(),
        remarques: commune.remarques(),
    }
}

fn vue_seuil(seuil: Seuil, position: Position) -> VueSeuil {
    VueSeuil {
        habitants: seuil.habitants(),
        position: match position {
            Position::Sur => PositionSeuil::Sur,
            Position::Sous => PositionSeuil::Sous,
            Position::Proche => PositionSeuil::Proche,
        },
        phrase: seuil.phrase(position).to_owned(),
    }
}

fn vue_epci(epci: Epci) -> VueEpci {
    VueEpci {
        code: epci.code().to_owned(),
        nom: epci.nom(),
        nature: epci.nature().to_owned(),
        population: epci.population(),
        prada: vue_seuil(Seuil::Prada, epci.prada()),
        departements: epci.departements().iter().map(|d| format!("{} ({})", d.nom, d.code)).collect(),
        tribunaux: epci.tribunaux().iter().map(|t| t.nom.clone()).collect(),
        remarque: epci.remarque(),
    }
}

pub(super) fn vue_organisme(o: &Organisme) -> VueOrganisme {
    let courriel_remarque = if o.est_juridiction() {
        Some("Une requête ne se dépose pas par courriel\u{a0}: passez par Télérecours citoyens, par la poste ou par le greffe.".to_owned())
    } else {
        let ancien = o.courriel_verifie_le.as_deref().filter(|date| *date < "2026");
        ancien.map(|date| format!("Relevé en {}, à vérifier.", &date[..4.min(date.len())]))
    };
    VueOrganisme {
        id: o.id.clone(),
        nom: o.nom.clone(),
        dans_une_phrase: o.dans_une_phrase(),
        adresse: o.adresse.as_ref().map(annuaire::Adresse::enveloppe).unwrap_or_default(),
        avertissement: o.provenance.avertissement(),
        adresse_ancienne: o.adresse_ancienne.clone(),
        telephone: o.telephone.clone(),
        courriel_remarque: courriel_remarque.filter(|_| o.courriel.is_some()),
        courriel: o.courriel.clone(),
        prada_courriel: o.prada_courriel.clone(),
        site: o.site.clone(),
        note: o.note.clone(),
        source: o.provenance.source.clone().into_owned(),
        verifie_le: o.provenance.verifie_le.as_deref().map(str::to_owned),
    }
}

pub(super) fn vue_mairie(commune: Commune) -> VueOrganisme {
    let Mairie { nom, adresse, courriel, provenance } = commune.mairie();
    VueOrganisme {
        id: format!("mairie-{}", commune.code()),
        dans_une_phrase: nom.replacen("Mairie", "mairie", 1),
        nom,
        adresse: adresse.as_ref().map(annuaire::Adresse::enveloppe).unwrap_or_default(),
        avertissement: provenance.avertissement(),
        adresse_ancienne: None,
        telephone: None,
        courriel: courriel.map(str::to_owned),
        courriel_remarque: courriel.map(|_| "À vérifier avant l’envoi.".to_owned()),
        prada_courriel: None,
        site: None,
        note: None,
        source: provenance.source.into_owned(),
        verifie_le: provenance.verifie_le.map(std::borrow::Cow::into_owned),
    }
}

pub(super) fn lire_annuaire(
    _: &mut App,
    _: &mut Contexte,
    demande: LireAnnuaire,
) -> Result<VueAnnuaire, Failure> {
    let texte = demande.texte.unwrap_or_default();
    let mut fiches = annuaire::parmi(
        match demande.genre {
            GenreAnnuaire::Tribunaux => annuaire::tribunaux(),
            GenreAnnuaire::Prefectures => annuaire::prefectures(),
            GenreAnnuaire::Autorites => annuaire::autorites(),
        },
        &texte,
    );
    // It is looked for as a court and as an authority.
    if demande.genre == GenreAnnuaire::Autorites {
        let aussi = annuaire::parmi(annuaire::tribunaux(), &texte);
        fiches.extend(aussi.into_iter().filter(|o| o.genre == Genre::ConseilDEtat));
    }
    Ok(VueAnnuaire { fiches: fiches.into_iter().map(vue_organisme).collect() })
}
