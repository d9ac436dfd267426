/** The harness's unsent words: kept as long as the page. `?etat=saisie` and `?etat=saisie-changee` begin with some. */
import type { Commands, VueSaisie } from '../api';

type Reponses = Pick<
  { [N in keyof Commands]: (args: Commands[N][0]) => Commands[N][1] },
  'garder_saisie' | 'reprendre_saisie' | 'oublier_saisie'
>;

const NOTE =
  'Appelé la mairie lundi matin : la secrétaire dit que le rapport est « chez le prestataire ». Elle rappelle jeudi. Lui redemander le nom du service.';

const gardees = new Map<string, VueSaisie>();
const maintenant = () => Math.floor(Date.now() / 1000);

/** What was typed in a note an hour before the window went. */
function prete(etat: string | null, cle: string): VueSaisie | null {
  const le = maintenant() - 3600;
  if (!cle.startsWith('note:') || gardees.size > 0) return null;
  if (etat === 'saisie')
    return { contenu: JSON.stringify({ depart: { texte: '' }, valeurs: { texte: NOTE } }), le };
  if (etat === 'saisie-changee')
    return {
      contenu: JSON.stringify({ depart: { texte: 'Une note.' }, valeurs: { texte: NOTE } }),
      le,
    };
  return null;
}

export const saisies = (etat: () => string | null): Reponses => ({
  garder_saisie: ({ cle, contenu }) => {
    if (etat() === 'saisie-panne') throw { code: 'base', message: 'Le disque est plein.' };
    gardees.set(cle, { contenu, le: maintenant() });
    return null;
  },
  reprendre_saisie: ({ cle }) => gardees.get(cle) ?? prete(etat(), cle),
  oublier_saisie: ({ cle }) => {
    gardees.delete(cle);
    return null;
  },
});
