import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { expect } from 'vitest';
import {
  setTransport,
  type Affichage,
  type Commands,
  type Presence,
  type Signal,
  type Transport,
  type VueChoix,
  type VueCourrier,
} from '../api';
import { completer, completerChoix } from './courrier';

type Nom = keyof Commands;
type Reponses = { [N in Nom]?: (args: Commands[N][0]) => Commands[N][1] };

/** The records of the engine's own tests that hold what the screens show. */
const ENREGISTRE = {
  ouvrir_accueil: 'accueil',
  lister_choix: 'choix',
  ouvrir_dossier: 'dossier',
  ouvrir_courrier: 'courrier',
} as const;

/** What the engine really answers, as its own tests recorded it. */
export function reponse<N extends keyof typeof ENREGISTRE>(nom: N): Commands[N][1] {
  const vue = enregistre(ENREGISTRE[nom]);
  if (nom === 'ouvrir_courrier') return completer(vue as VueCourrier) as Commands[N][1];
  if (nom === 'lister_choix') return completerChoix(vue as VueChoix) as Commands[N][1];
  return vue as Commands[N][1];
}

export const enregistre = (nom: string): unknown =>
  JSON.parse(readFileSync(`../tests/reponses/${nom}.json`, 'utf8'));

/** What forms ask by themselves: nothing was kept, and all is well. */
const SAISIES: Reponses = {
  garder_saisie: () => null,
  reprendre_saisie: () => null,
  oublier_saisie: () => null,
};

const SANS_PRESENCE: Presence = { zone: false, demarrage: false, zone_possible: true };

const D_ORIGINE: Affichage = { theme: 'systeme', taille: 100, mouvement: 'systeme' };

/** A window that answers nothing. */
export const MUET: Transport = {
  send: async () => null,
  choisirFichier: async () => null,
  choisirFichiers: async () => [],
  choisirDossier: async () => null,
  ouvrirDossierDonnees: async () => {},
  ecouter: () => {},
  interrompre: async () => {},
  lirePiece: async () => new Uint8Array(),
  etatMinuterie: async () => ({ etat: 'absente' }),
  installerMinuterie: async () => ({ etat: 'absente' }),
  retirerMinuterie: async () => ({ etat: 'absente' }),
  essayerMinuterie: async () => ({ etat: 'absente' }),
  lirePresence: async () => SANS_PRESENCE,
  reglerPresence: async () => SANS_PRESENCE,
  ouvrirCourriel: async () => {},
  lireAffichage: async () => D_ORIGINE,
  reglerAffichage: async (affichage) => affichage,
  imprimer: async () => {},
};

/** Answers of our own choosing, and the record of what was asked. */
export function banc(
  reponses: Reponses,
  chemin: string | null = '/tmp/choisi',
  fenetre: Partial<Transport> = {},
) {
  const appels: { nom: string; args: unknown }[] = [];
  let signaler: (signal: Signal) => void = () => {};
  let interruptions = 0;
  setTransport({
    ...MUET,
    async send(nom, args) {
      appels.push({ nom, args });
      const repondre = { ...SAISIES, ...reponses }[nom as Nom] as ((args: unknown) => unknown) | undefined;
      if (!repondre) throw { code: 'interne', message: `Pas de réponse pour ${nom}.` };
      return repondre(args);
    },
    choisirFichier: async () => chemin,
    choisirFichiers: async () => (chemin === null ? [] : [chemin]),
    choisirDossier: async () => chemin,
    ecouter: (recevoir) => (signaler = recevoir),
    interrompre: async () => void interruptions++,
    lirePiece: async () => Promise.reject(new Error('pas de pages dans cet essai')),
    ...fenetre,
  });
  const demandes = (nom: Nom) => appels.filter((a) => a.nom === nom).map((a) => a.args);
  return {
    demandes,
    /** What the window would tell by itself. */
    signaler: (signal: Signal) => signaler(signal),
    interruptions: () => interruptions,
  };
}

export const refuser = (champ: string, message: string) => (): never => {
  throw { code: 'invalide', champ, message };
};

/** No fault that axe can see. Contrast needs a real screen: the window's own tests look at it. */
export async function accessible(): Promise<void> {
  const rules = { region: { enabled: false }, 'color-contrast': { enabled: false } };
  const { violations } = await axe.run(document.body, { rules, resultTypes: ['violations'] });
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
}

/** A line of the open menu, by its first words. */
export const auMenu = (texte: string): Promise<HTMLElement> =>
  screen.findByRole('menuitem', { name: (nom) => espaces(nom).startsWith(espaces(texte)) });

const espaces = (texte: string) => texte.replace(/\s/g, ' ');

/** What stands on the page, whatever the kind of its spaces. */
export const dit = (texte: string): void =>
  expect(espaces(document.body.textContent ?? '')).toContain(espaces(texte));

/** A name to find something by, whatever the kind of its spaces. */
export const nomme = (texte: string): RegExp =>
  new RegExp(`^${texte.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s')}$`);

/** French spacing: never an ordinary space where a line could break before the sign. */
export function typographie(): void {
  const fautes: string[] = [];
  const noeuds = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (noeuds.nextNode()) {
    fautes.push(
      ...(noeuds.currentNode.nodeValue!.match(/.{0,20}(\S [?!;:»]|« |[a-zà-ÿ]'[a-zà-ÿ]).{0,8}/g) ?? []),
    );
  }
  expect(fautes).toEqual([]);
}
