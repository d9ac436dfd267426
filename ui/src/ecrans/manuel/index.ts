import { call, type ResumeChapitre, type VueChapitre, type VueMot } from '../../api';
import { ecran } from '../ecran';

export interface Lecture {
  chapitre: VueChapitre;
  chapitres: ResumeChapitre[];
  /** Words that a chapter may explain in passing. */
  mots: VueMot[];
}

async function lire(id: string | undefined): Promise<Lecture> {
  const [{ chapitres }, mots] = await Promise.all([call('ouvrir_reperes', {}), call('lister_glossaire', {})]);
  return {
    chapitre: await call('lire_chapitre', { chapitre: id ?? chapitres[0]?.id ?? '' }),
    chapitres,
    mots,
  };
}

const titre = ({ chapitre }: Lecture) => `${chapitre.titre} – Manuel`;

/** From its first chapter. */
export const manuel = ecran({
  chemin: '/manuel',
  rubrique: 'reperes',
  titre,
  charger: () => lire(undefined),
  composant: () => import('./Manuel.svelte'),
});

export const chapitre = ecran({
  chemin: '/manuel/:chapitre',
  rubrique: 'reperes',
  titre,
  charger: ({ chapitre: id }) => lire(id),
  composant: () => import('./Manuel.svelte'),
});
