// What people do again and again in a dossier and in a letter.

import { lienDuDossier } from "./fenetre.js";

/** From the first page, a dossier. */
export async function ouvrirDossier(window, titre) {
  const link = await lienDuDossier(window, titre);
  await link.click();
  await window.role("heading", titre);
}

/** In a dossier, a fact about the act or the step of that title. */
export async function noterFait(window, sujet, nature, jour) {
  await window.click("tab", "Actes et démarches");
  await window.click("button", `Noter un fait : ${sujet}`);
  const dialog = await window.role("dialog", "Noter un fait");
  await window.choose("Que s’est-il passé ?", nature);
  await dire(window, dialog, jour);
}

/** In the dialogue of a fact whose kind is known, its day. */
export async function dire(window, dialog, jour) {
  await repondre(window, [[/^Quel jour/, jour]]);
  await window.click("button", "Noter ce fait", dialog);
  await window.gone("dialog");
}

/** In a letter, words in its fields, one after another. */
export async function repondre(window, reponses) {
  for (const [question, words] of reponses) await window.fill(question, words);
  await window.press("\t");
}

/** In a letter, one of several answers: again when the page, drawn anew by the answer before, moved under the hand. */
export async function cocher(window, is, name) {
  const ticked = async () => window.evaluate((box) => box.checked, await window.role(is, name));
  for (let tries = 1; !(await ticked()); tries += 1) {
    if (tries > 5) throw new Error(`ne se coche pas : ${name}`);
    await window.click(is, name);
  }
}

/** On a letter, that it was posted that day. */
export async function poster(window, jour, recommande) {
  await window.click("button", "Nous l’avons envoyée");
  const dialog = await window.role("dialog", "Noter l’envoi");
  await repondre(window, [[/^Quel jour est-elle partie/, jour]]);
  await window.click("radio", "Par la poste", dialog);
  // No further by the keyboard: the next stop is a word explained, whose explanation lies over the button.
  await window.fill(/^Numéro de la lettre recommandée/, recommande);
  await window.click("button", "Noter l’envoi", dialog);
  await window.gone("dialog");
  await window.reads(/le texte ne change plus/);
}

/** On a letter that left, the days its receipt gives. */
export async function accuser(window, presentee, remise) {
  await window.click("button", "Noter l’accusé de réception");
  const dialog = await window.role("dialog", "Noter l’accusé de réception");
  await repondre(window, [
    [/^Présentée le/, presentee],
    [/^Remise le/, remise],
  ]);
  await window.click("button", "Enregistrer", dialog);
  await window.gone("dialog");
}

/** On a letter, the address of someone of that town, from the directory. */
export async function adresser(window, debut, commune, qui) {
  await window.click("button", /^Chercher dans l’annuaire/);
  const dialog = await window.role("dialog", "Chercher dans l’annuaire");
  await window.fill("Dans quelle commune ?", debut);
  await window.click("option", commune);
  await window.click("radio", qui, dialog);
  await window.click("button", "Prendre cette adresse", dialog);
  await window.gone("dialog");
}

/** On a letter, its pages in a file. */
export async function exporterPdf(window) {
  await window.click("button", "Exporter");
  await window.click("menuitem", /^PDF/);
  await window.text("Le PDF est enregistré");
}
