// A person filmed and listened to: evidence kept, the right asked for first, a month without an answer, then the
// complaint to the CNIL, its pieces and their list; and the day its own silence opens the Conseil d'État.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { creerDossier, emptyComputer, Key, premiereOuverture, until, withWindow } from "./fenetre.js";
import { accuser, adresser, cocher, exporterPdf, ouvrirDossier, poster, repondre } from "./gestes.js";
import { regarder, voir } from "./regards.js";

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, "../..");
const DOSSIER = "Micros de ma rue";

test("garder des preuves, demander ses données, se plaindre à la CNIL, et compter son silence", async (t) => {
  const home = await emptyComputer(t);
  const chosen = join(home, "choisis");
  await copyFile(join(ROOT, "tests", "pieces", "deliberation-libreoffice.pdf"), join(chosen, "a-ouvrir-1 délibération du projet.pdf"));
  await copyFile(join(ROOT, "assets", "captures", "lettre-cnil.png"), join(chosen, "a-ouvrir-2 photo du micro.png"));
  await writeFile(join(chosen, "a-ouvrir-3 ce que j’ai vu.txt"), "Le 3 septembre, un boîtier gris sur le mât, sans panneau.\n");

  // The evidence first.
  await withWindow({ home, au: "2026-09-10" }, async (window) => {
    await premiereOuverture(window);
    await creerDossier(window, DOSSIER);
    await window.click("tab", "Pièces");
    await window.click("button", /^Ajouter/);
    await window.role("heading", "Pièces");
    await window.click("button", "Ajouter des fichiers");
    await window.text("3 fichiers dans le dossier");
    await window.click("button", "C’est lu");
    await voir(window, "cnil-preuves");
  });

  // The right, asked of who answers for it.
  await withWindow({ home, au: "2026-09-11" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.click("tab", "Courriers");
    await window.click("button", "Écrire un courrier");
    await window.fill(/^Quelle lettre/, "délégué");
    await window.click("button", /^Lettre au délégué à la protection des données/);
    await window.reads(/un mois/);
    await window.click("button", /^Écrire cette lettre : Lettre au délégué/);
    await window.role("heading", /^Lettre au délégué/);
    await window.role("img", /^Page 1 sur/);
    await adresser(window, "moiran", /^Moirans Isère/, /^Mairie de Moirans/);
    await cocher(window, "checkbox", /^Les données que l’on traite sur moi/);
    await cocher(window, "radio", "Une ou plusieurs personnes, en leur nom");
    await window.label(/^Qu’est-ce qui permet de retrouver/);
    await repondre(window, [
      [/^Prénom/, "Nadia"],
      [/^Nom de la personne/, "Berger"],
      [/^À quelle adresse postale/, `3 rue de l’Exemple${Key.ENTER}38430 Moirans`],
      [/^À quelle adresse électronique/, "nadia@berger.example"],
      [/^De quel traitement/, "les micros de la rue de l’Exemple"],
      [/^Où a-t-il lieu/, "rue de l’Exemple, à Moirans"],
      [/^Qui en est responsable/, "la commune de Moirans"],
      [/^Qu’est-ce qui permet de retrouver/, "J’habite au 3, sous le micro, depuis le 1er mars 2020."],
      [/^Dans quelle ville/, "Moirans"],
    ]);
    await window.reads(/Vous avez répondu à tout/);
    await voir(window, "cnil-dpo");
    await exporterPdf(window);
    await poster(window, "11 septembre 2026", "1A 400 000 0001 1");
  });
  const asked = await written(chosen, "dpo");
  assert.match(asked, /article 15 du règlement \(UE\) 2016\/679/);
  assert.doesNotMatch(asked, /à compléter/);

  // Handed over on 15 September: a month to answer, no silence worth a refusal, and no last day to complain.
  await withWindow({ home, au: "2026-09-18" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.click("tab", "Courriers");
    await window.click("link", /^Lettre au délégué/);
    await accuser(window, "14 septembre 2026", "15 septembre 2026");
    await window.click("link", "Voir les échéances du dossier");
    await window.role("heading", DOSSIER);
    await window.reads(/Jusqu’au jeudi 15 octobre 2026.*vous pourrez vous plaindre à la CNIL.*pas de dernier jour/);
  });

  // No answer: the complaint, with its pieces.
  await withWindow({ home, au: "2026-11-26" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.role("heading", /La réponse est en retard, vous pouvez vous plaindre à la CNIL/);
    await window.reads(/Le retard est certain depuis le vendredi 16 octobre 2026/);
    await regarder(window, "cnil-retard");
    await window.click("button", "Écrire à la CNIL");
    await window.role("heading", /^Réclamation ou signalement/);
    await window.role("img", /^Page 1 sur/);
    await cocher(window, "radio", /^Une réclamation, parce que le traitement me concerne/);
    await window.label(/^En quoi ce traitement/);
    await cocher(window, "checkbox", /^Les sons de la rue/);
    await window.label(/^Sons : que captent/);
    await cocher(window, "checkbox", /^Une demande d’accès/);
    await window.label(/^Droits : quelle demande/);
    await cocher(window, "radio", "Je ne sais pas : ne pas le citer");
    await repondre(window, [
      [/^En quoi ce traitement/, "J’habite au 3 de la rue, sous le micro."],
      [/^Depuis quand, ou pour quand/, "septembre 2026"],
      [/^Quelles données sont/, "les sons de la rue, voix comprises"],
      [/^Dans quel but/, "rien n’a été annoncé"],
      [/^Qui est concerné/, "les habitants et les passants"],
      [/^D’autres faits/, "3 septembre 2026 : un boîtier est posé sur le mât, sans panneau."],
      [/^Sons : que captent/, "Un micro est posé sous mes fenêtres ; aucun texte n’est cité."],
      [/^Droits : quelle demande/, "Demande d’accès reçue le 15 septembre 2026, restée sans réponse."],
      [/^Qu’avez-vous déjà demandé/, "11 septembre 2026 : demande d’accès, reçue le 15 septembre, sans réponse."],
    ]);
    await window.reads(/Vous avez répondu à tout/);
    await window.reads(/Aucune pièce n’est jointe/);
    await window.click("button", /^Plus de questions \(\d\), L’envoi/);
    await window.click("checkbox", /délibération du projet/);
    await window.click("checkbox", /photo du micro/);
    await window.click("checkbox", /ce que j’ai vu/);
    await until(async () => !/Aucune pièce n’est jointe/.test(await window.words()), "les pièces ne sont pas jointes");
    await regarder(window, "cnil-reclamation");
    await window.click("tab", /^Avant l’envoi/);
    await window.text("3 pièces partiront avec elle");
    await voir(window, "cnil-avant-envoi");
    await exporterPdf(window);
    await poster(window, "26 novembre 2026", "1A 400 000 0002 2");
  });
  const complaint = await written(chosen, "cnil");
  assert.match(complaint, /Pièce n° 1 : .*délibération du projet.*Pièce n° 2 : .*photo du micro.*Pièce n° 3/);
  assert.match(complaint, /J’habite au 3 de la rue, sous le micro/);
  assert.match(complaint, /Droits des personnes non respectés/);
  assert.match(complaint, /demande d’accès, reçue le 15 septembre, sans réponse/);
  assert.doesNotMatch(complaint, /à compléter|je n’ai pas adressé de demande préalable/);

  // Handed over on 30 November: three months end on 28 February, and the list of the pieces is drawn up.
  await withWindow({ home, au: "2026-12-04" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.click("tab", "Courriers");
    await window.click("link", /^Réclamation ou signalement/);
    await accuser(window, "28 novembre 2026", "30 novembre 2026");
    await window.click("link", "Voir les échéances du dossier");
    await window.role("heading", DOSSIER);
    await window.reads(/refus le 28 févr/);
    await voir(window, "cnil-attente");
    await window.click("tab", "Pièces (3)");
    await window.click("button", "Ajouter ou ranger des pièces");
    await window.click("button", /^Bordereau des pièces/);
    await window.reads(/bordereau est enregistré/i);
    await voir(window, "cnil-bordereau");
  });
  const list = await written(chosen, "ordereau");
  assert.match(list, /délibération du projet.*photo du micro.*ce que j’ai vu/);

  // The CNIL kept silent: the Conseil d'État, 28 April, one day more for the court.
  await withWindow({ home, au: "2027-03-02" }, async (window) => {
    await ouvrirDossier(window, DOSSIER);
    await window.click("tab", "Échéances");
    await window.reads(/mercredi 28 avril 2027.*Conseil d’État.*Dernier jour légal : jeudi 29 avril 2027/);
    await regarder(window, "cnil-conseil-d-etat");
  });
});

/** The words of the one PDF whose name holds this. */
async function written(folder, part) {
  const [name, ...others] = (await readdir(folder)).filter((one) => one.includes(part) && one.endsWith(".pdf"));
  assert.deepEqual(others, []);
  await run("qpdf", ["--check", join(folder, name)]);
  const { stdout } = await run("pdftotext", ["-layout", join(folder, name), "-"]);
  return stdout.replace(/\s+/g, " ");
}
