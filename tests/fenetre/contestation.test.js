// A town votes talking cameras: its délibération is noted, contested before the mayor, who keeps silent, then before
// the court. Each day shown was counted by hand: two months from one day of a month to the same, one day more for the
// court, then the next working day; back to a working day for the prudent one.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, readdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { creerDossier, emptyComputer, Key, premiereOuverture, until, withWindow } from "./fenetre.js";
import { accuser, adresser, cocher, dire, exporterPdf, noterFait, ouvrirDossier, poster, repondre } from "./gestes.js";
import { regarder, voir } from "./regards.js";

const run = promisify(execFile);
const PIECES = resolve(import.meta.dirname, "../pieces");
const DOSSIER = "Caméras parlantes d’Ansouis";
const ACTE = "Délibération des caméras parlantes";

test("contester une délibération devant le maire, puis devant le tribunal quand il se tait", async (t) => {
  const home = await emptyComputer(t);
  const chosen = join(home, "choisis");

  // The act, with its days: voted on 3 September, displayed on the 7th, on the town's site on the 8th.
  await withWindow({ home, au: "2026-09-20" }, async (window) => {
    await premiereOuverture(window);
    await creerDossier(window, DOSSIER);
    await window.click("tab", "Actes et démarches");
    await window.click("button", "Ajouter un acte");
    const act = await window.role("dialog", "Ajouter un acte");
    await window.choose("Quelle sorte d’acte ?", "Une délibération");
    await window.fill("Comment l’appeler ?", ACTE);
    await window.click("radio", /^En ligne/, act);
    await window.fill(/^Quel est son numéro/, "2026-41");
    await window.fill(/^De qui vient-il/, "le conseil municipal d’Ansouis");
    await window.capture("contestation-acte");
    await window.accessible();
    await window.click("button", "Ajouter cet acte", act);
    await window.gone("dialog");
    await window.role("heading", /Retrouvez une date : le jour où l’acte a été publié ou affiché/);
    await voir(window, "contestation-date-inconnue");

    await window.click("button", "Noter cette date");
    await window.fill(/^Qu’est-ce qui le prouve/, "capture du site de la mairie");
    await dire(window, await window.role("dialog", "Acte publié"), "8 septembre 2026");
    await noterFait(window, ACTE, "Délibération adoptée", "3 septembre 2026");
    await noterFait(window, ACTE, "Acte affiché", "7 septembre 2026");

    // 8 September, two months: Sunday 8 November. The court: Monday 9. Without risk: Friday 6.
    await window.role("heading", /Saisissez le tribunal administratif, ou décidez d’y renoncer/);
    await window.reads(/À faire au plus tard le vendredi 6 novembre 2026.*Dernier jour légal : lundi 9 novembre 2026/);
    await window.reads(/Un recours gracieux envoyé d’ici là prolongerait ce délai/);
    await window.click("tab", "Échéances");
    await window.click("button", /^Pourquoi \? Envoyer un recours gracieux, vendredi 6 novembre/);
    await window.role("complementary", /^Pourquoi le 6 novembre/);
    await window.reads(/Deux mois, de quantième à quantième/);
    await regarder(window, "contestation-delai");
  });

  // Another evening: the letter to the mayor, addressed by the directory.
  await withWindow({ home, au: "2026-10-01" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.click("tab", "Courriers");
    await window.click("button", "Écrire un courrier");
    await window.role("heading", "Écrire un courrier");
    await window.choose(/^À propos de quel acte/, ACTE);
    await window.click("button", /^Recours gracieux/);
    await window.capture("contestation-lettres");
    await window.accessible();
    await window.click("button", "Écrire cette lettre : Recours gracieux");
    await window.role("heading", "Recours gracieux");
    await window.role("img", /^Page 1 sur/);
    await window.reads(/Recours gracieux contre la délibération n° 2026-41 du 3 septembre 2026/);

    await adresser(window, "ansoui", /^Ansouis/, /^Mairie d’Ansouis/);
    await cocher(window, "radio", "Un collectif qui n’est pas déclaré");
    await repondre(window, [
      [/^Quel est le nom exact/, "Les Voisines d’Ansouis"],
      [/^Prénom/, "Claire"],
      [/^Nom de la personne/, "Vialle"],
      [/^À quel titre signe/, "porte-parole"],
      [/^À quelle adresse postale/, `8 rue de l’Exemple${Key.ENTER}84240 Ansouis`],
      [/^Domicile de la personne/, `8 rue de l’Exemple${Key.ENTER}84240 Ansouis`],
      [/^À quelle adresse électronique/, "contact@voisines.example"],
      [/^Que permet-il/, "l’installation de caméras équipées de haut-parleurs"],
      [/^En quoi cet acte vous touche/, "Plusieurs de nos membres habitent la place que ces caméras filment."],
      [/^Dans quelle ville/, "Ansouis"],
    ]);
    await cocher(window, "radio", /^Il décide d’une opération/);
    await cocher(window, "radio", "Oui");
    await cocher(window, "checkbox", /^De la vidéoprotection/);
    await cocher(window, "checkbox", /: Acte publié/);
    await cocher(window, "checkbox", /^Aucune garantie n’encadre/);
    await repondre(window, [[/^Quelles règles d’emploi/, "La délibération ne fixe ni durée, ni liste de personnes habilitées."]]);
    await window.reads(/Vous avez répondu à tout/);
    await window.reads(/Mairie d’Ansouis 29 boulevard des Platanes 84240 ANSOUIS/);
    await regarder(window, "contestation-gracieux");
    await exporterPdf(window);
  });
  const [gracieux, ...others] = await readdir(chosen);
  assert.deepEqual(others, []);
  const letter = await words(join(chosen, gracieux));
  assert.match(letter, /Nous vous demandons de retirer la délibération n° 2026-41 du conseil municipal d’Ansouis/);
  assert.match(letter, /Mairie d’Ansouis 29 boulevard des Platanes 84240 ANSOUIS/);
  assert.match(letter, /Le silence gardé pendant deux mois .* vaudra rejet/);
  assert.doesNotMatch(letter, /à compléter|sans pièce/);

  // Posted on 2 October, handed over on the 6th: silence until 6 December, a Sunday all the same.
  await withWindow({ home, au: "2026-10-02" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.click("tab", "Courriers");
    await window.click("link", "Recours gracieux");
    await poster(window, "2 octobre 2026", "1A 204 567 8901 2");
    await voir(window, "contestation-envoyee");
  });
  await withWindow({ home, au: "2026-10-09" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.reads(/Attendez la réponse.*Jusqu’au mercredi 2 décembre 2026/); // Received on the day it left, for want of better.
    await window.click("tab", "Courriers");
    await window.click("link", "Recours gracieux");
    await accuser(window, "5 octobre 2026", "6 octobre 2026");
    await window.click("link", "Voir les échéances du dossier");
    await window.role("heading", DOSSIER);
    await window.reads(/Attendez la réponse.*Jusqu’au dimanche 6 décembre 2026/);
    await window.reads(/Deux mois de silence valent refus/);
    await voir(window, "contestation-attente");
  });

  // Nothing came. The refusal is there, and two months to the court: Saturday 6 February, one day more is a Sunday, so
  // Monday 8; without risk, Friday 5.
  await copyFile(join(PIECES, "deliberation-chromium.pdf"), join(chosen, "a-ouvrir-1 délibération 2026-41.pdf"));
  await copyFile(join(PIECES, "deliberation-libreoffice.pdf"), join(chosen, "a-ouvrir-2 recours et avis de réception.pdf"));
  await withWindow({ home, au: "2026-12-08" }, async (window) => {
    await window.reads(/Un silence est devenu une décision/);
    await window.reads(/Le silence vaut refus depuis le 6 décembre 2026/);
    await regarder(window, "contestation-silence");
    await ouvrirDossier(window, DOSSIER);
    await window.role("heading", /Saisissez le tribunal administratif/);
    await window.reads(/À faire au plus tard le vendredi 5 février 2027.*Dernier jour légal : lundi 8 février 2027/);
    await window.reads(/6 décembre 2026 Refus né du silence/);
    await voir(window, "contestation-refus");

    await window.click("tab", "Pièces");
    await window.click("button", /^Ajouter/);
    await window.role("heading", "Pièces");
    await window.click("button", "Ajouter des fichiers");
    await window.text("2 fichiers dans le dossier");
  });
  for (const name of await readdir(chosen)) await rm(join(chosen, name));

  // The petition begins from the next thing to do; the dossier answers for the days.
  await withWindow({ home, au: "2026-12-09" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.click("button", "Écrire la requête");
    await window.role("heading", /^Requête en annulation/);
    await window.role("img", /^Page 1 sur/);
    await adresser(window, "ansoui", /^Ansouis/, /^Tribunal administratif de Nîmes/);
    await cocher(window, "radio", "Madame");
    await cocher(window, "radio", /^Les statuts lui donnent/);
    await window.click("checkbox", /délibération 2026-41$/);
    await window.click("checkbox", /avis de réception$/);
    await cocher(window, "radio", /^Du rejet d’un recours gracieux/);
    await cocher(window, "radio", /^Par le silence/);
    await cocher(window, "radio", /^Un territoire précis/);
    await cocher(window, "checkbox", /: Acte publié/);
    await cocher(window, "checkbox", /^Aucune garantie n’encadre/);
    await repondre(window, [
      [/^Quel article des statuts/, "article 9"],
      [/^Contre qui agissez-vous/, "la commune d’Ansouis"],
      ["Quelle est son adresse ?", `29 boulevard des Platanes${Key.ENTER}84240 Ansouis`],
      [/^Que dit l’acte exactement/, "Elle décide d’installer quatre caméras munies de haut-parleurs place Haute."],
      [/^À quelle date/, "7 décembre 2026"],
      [/^Quel est l’objet du groupe/, "défendre les libertés des habitants d’Ansouis"],
      [/^En quoi l’acte touche-t-il/, "Plusieurs de ses membres habitent la place que ces caméras filment."],
    ]);
    await window.reads(/Vous avez répondu à tout/);
    await window.reads(/expédié le 2 octobre 2026.*reçu le 6 octobre 2026/);
    await regarder(window, "contestation-requete");

    await window.click("tab", "Dossier pour le tribunal");
    const pieces = await window.role("table", "Les pièces, sous leur numéro");
    assert.match(await pieces.getText(), /délibération 2026-41[^]*avis de réception/);
    await window.click("button", "Préparer le dossier…");
    await window.reads(/Le dossier pour le tribunal est prêt/);
    await regarder(window, "contestation-depot");
  });
  await until(async () => (await readdir(chosen)).length === 1, "le dossier n’est pas écrit");
  const there = join(chosen, (await readdir(chosen))[0]);
  const files = (await readdir(there)).sort();
  assert.deepEqual(files.slice(-2), ["SHA256SUMS", "inventaire.pdf"]);
  assert.match(files.join(" "), /^00_requete\.pdf 01_\S*deliberation\S*\.pdf 02_\S*avis-de-reception\.pdf /);
  await run("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: there });
  for (const name of files.filter((n) => n.endsWith(".pdf"))) await run("qpdf", ["--check", join(there, name)]);
  const petition = await words(join(there, "00_requete.pdf"));
  assert.match(petition, /tribunal administratif de Nîmes/);
  assert.match(petition, /ensemble le rejet du recours administratif/);
  assert.match(petition, /reçu le 6 octobre 2026/);
  assert.doesNotMatch(petition, /à compléter|sans pièce/);
  assert.match(await words(join(there, "02_" + files[2].slice(3))), /Pièce n° ?2/);
  assert.equal((await readFile(join(there, "SHA256SUMS"), "utf8")).trim().split("\n").length, 4);
});

async function words(pdf) {
  const { stdout } = await run("pdftotext", ["-layout", pdf, "-"]);
  return stdout.replace(/\s+/g, " ");
}
