// Documents asked of a town that keeps silent: a month, the CADA, two months more, the court. Each day shown was counted
// by hand. One month after 31 August is 30 September, which has no 31st; the eve of 30 November is a Sunday; what is born
// on a Saturday is born that day; the court's own two months end on the next working day.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { creerDossier, emptyComputer, Key, premiereOuverture, withWindow } from "./fenetre.js";
import { accuser, adresser, cocher, dire, exporterPdf, ouvrirDossier, poster, repondre } from "./gestes.js";
import { regarder, voir } from "./regards.js";

const run = promisify(execFile);
const DOSSIER = "Micros de Moirans";

test("demander des documents, saisir la CADA quand rien ne vient, puis le tribunal", async (t) => {
  const home = await emptyComputer(t);

  // The request, asked for by the dossier itself.
  await withWindow({ home, au: "2026-08-27" }, async (window) => {
    await premiereOuverture(window);
    await creerDossier(window, DOSSIER);
    await window.role("heading", /Commencez par demander les documents/);
    await window.click("button", "Écrire la demande");
    await window.role("heading", /^Demande de communication/);
    await window.role("img", /^Page 1 sur/);
    await adresser(window, "moiran", /^Moirans Isère/, /^Mairie de Moirans/);
    await cocher(window, "radio", "Un collectif qui n’est pas déclaré");
    await cocher(window, "checkbox", /^Des capteurs sonores/);
    await repondre(window, [
      [/^Quel est le nom exact/, "Les Oreilles de Moirans"],
      [/^Prénom/, "Claire"],
      [/^Nom de la personne/, "Vialle"],
      [/^À quel titre signe/, "porte-parole"],
      [/^Domicile de la personne/, `8 rue de l’Exemple${Key.ENTER}38430 Moirans`],
      [/^À quelle adresse postale/, `8 rue de l’Exemple${Key.ENTER}38430 Moirans`],
      [/^À quelle adresse électronique/, "contact@oreilles.example"],
      [/^Comment s’appelle-t-il/, "capteurs sonores du quartier de la gare"],
      [/^Où est-il installé/, "le quartier de la gare, à Moirans"],
      [/^Depuis quelle date cherchez-vous/, "1er janvier 2025"],
      [/^Dans quelle ville/, "Moirans"],
    ]);
    await window.reads(/Vous avez répondu à tout/);
    await exporterPdf(window);
    await poster(window, "27 août 2026", "1A 300 000 0001 1");
    await voir(window, "documents-envoyee");
  });
  const request = await written(home, "demande");
  assert.match(request, /Mairie de Moirans/);
  assert.doesNotMatch(request, /à compléter/);

  // Handed over on 31 August: silence is a refusal on 30 September.
  await withWindow({ home, au: "2026-09-03" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.reads(/Attendez la réponse.*Jusqu’au dimanche 27 septembre 2026/);
    await window.click("tab", "Courriers");
    await window.click("link", /^Demande de communication/);
    await accuser(window, "29 août 2026", "31 août 2026");
    await window.click("link", "Voir les échéances du dossier");
    await window.role("heading", DOSSIER);
    await window.reads(/Jusqu’au mercredi 30 septembre 2026.*deux mois s’ouvriront pour saisir la CADA/);
    await voir(window, "documents-attente");
  });

  // It passed: the CADA, until 30 November; without risk, Friday 27. The letter knows nearly everything.
  await withWindow({ home, au: "2026-10-05" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.role("heading", /Saisissez la CADA : les documents ne sont pas arrivés/);
    await window.reads(/À faire au plus tard le vendredi 27 novembre 2026.*à confirmer : lundi 30 novembre 2026/);
    await window.reads(/30 septembre 2026 Refus né du silence/);
    await regarder(window, "documents-cada");
    await window.click("button", "Écrire la saisine");
    await window.role("heading", /^Saisine de la Commission/);
    await window.role("img", /^Page 1 sur/);
    const said = "La commune essaie des micros qui écoutent la rue. Nous demandons les documents de ce projet.";
    await repondre(window, [[/^En deux phrases/, said]]);
    await window.reads(/Vous avez répondu à tout/);
    await window.reads(/31 août 2026/);
    await voir(window, "documents-saisine");
    await exporterPdf(window);
    await poster(window, "5 octobre 2026", "1A 300 000 0002 2");
  });
  const referral = await written(home, "saisine");
  assert.match(referral, /27 août 2026/);
  assert.match(referral, /31 août 2026/);
  assert.match(referral, /Le contrat ou la convention d’expérimentation/);
  assert.doesNotMatch(referral, /à compléter/);

  // Registered by the CADA on 12 October: the refusal is confirmed on 12 December, whatever the CADA says meanwhile.
  await withWindow({ home, au: "2026-10-15" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.reads(/Jusqu’au samedi 5 décembre 2026/); // Registered on the day it left, for want of better.
    await window.click("button", "Noter le jour d’enregistrement");
    await dire(window, await window.role("dialog", "Saisine enregistrée par la CADA"), "12 octobre 2026");
    await window.reads(/Jusqu’au samedi 12 décembre 2026.*même si la CADA n’a pas encore rendu son avis/);
    await voir(window, "documents-enregistree");
  });
  await withWindow({ home, au: "2026-11-28" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.click("button", "Nous avons reçu l’avis de la CADA");
    const notice = await window.role("dialog", "Avis de la CADA reçu");
    await window.fill(/^À quelle date la CADA l’a-t-elle rendu/, "19 novembre 2026");
    await window.click("radio", "Favorable", notice);
    await window.fill(/^Qu’est-ce qui le prouve/, "avis n° 20266543");
    await window.capture("documents-avis");
    await dire(window, notice, "26 novembre 2026");
    await window.reads(/Avis de la CADA reçu .*rendu le 19 novembre 2026, favorable.*avis n° 20266543/);
    // What comes next, and not the opinion again.
    await window.reads(/L’avis vous donne raison, au moins en partie/);
    await window.role("button", "Nous avons reçu un refus");
    await voir(window, "documents-apres-avis");
    await window.reads(/Jusqu’au samedi 12 décembre 2026/); // A favourable opinion moves no day.
    await window.accessible();
  });

  // Nothing came: the court. 12 February, one day more is a Saturday, so Monday 15; without risk, Friday 12.
  await withWindow({ home, au: "2026-12-14" }, async (window) => {
    await window.reads(/Le silence vaut refus depuis le 12 décembre 2026/);
    await ouvrirDossier(window, DOSSIER);
    await window.role("heading", /Saisissez le tribunal administratif/);
    await window.reads(/À faire au plus tard le vendredi 12 février 2027.*Dernier jour légal : lundi 15 février 2027/);
    await window.reads(/12 décembre 2026 Refus né du silence/);
    await regarder(window, "documents-tribunal");
    await window.click("button", "Écrire la requête");
    await window.role("heading", /^Requête contre un refus de communiquer/);
    await window.role("img", /^Page 1 sur/);
    await window.reads(/tribunal administratif de Grenoble/);
    await window.reads(/reçue le 31 août 2026/);
    await window.reads(/12 octobre 2026/);
    await window.reads(/19 novembre 2026/); // The day it was given, not the day it came.
    await voir(window, "documents-requete");
  });
  await withWindow({ home, au: "2026-12-15" }, async (window) => {
    // Two silences and a period that runs: one thing to do, offered once.
    await window.reads(/Continuer la requête/);
    assert.equal((await window.words()).match(/Continuer la requête/g).length, 1);
    await voir(window, "documents-accueil");
    await ouvrirDossier(window, DOSSIER);
    await window.click("button", "Continuer la requête");
    await window.role("heading", /^Requête contre un refus de communiquer/);
    await window.reads(/Il manque \d réponses/);
  });
});

/** The words of the one PDF whose name holds this. */
async function written(home, part) {
  const folder = join(home, "choisis");
  const [name, ...others] = (await readdir(folder)).filter((one) => one.includes(part) && one.endsWith(".pdf"));
  assert.deepEqual(others, []);
  await run("qpdf", ["--check", join(folder, name)]);
  const { stdout } = await run("pdftotext", ["-layout", join(folder, name), "-"]);
  return stdout.replace(/\s+/g, " ");
}
