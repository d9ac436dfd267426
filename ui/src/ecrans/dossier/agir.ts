import { call, type Action } from '../../api';
import { aller, chemins } from '../chemins';
import type { Ouvert } from './logique';

/** A page of its own; anything else asks something first. */
export const ouvreUneLettre = ({ type }: Action) => type === 'ecrire_courrier' || type === 'ouvrir_courrier';

/** What a button does: a letter is a page of its own, anything else a dialogue to open. */
export async function agir(dossier: string, action: Action): Promise<Ouvert | null> {
  switch (action.type) {
    case 'ecrire_courrier': {
      const { modele, demarche, acte } = action;
      const courrier = await call('commencer_courrier', { dossier, modele, demarche, acte });
      aller(chemins.courrier(courrier.id));
      return null;
    }
    case 'ouvrir_courrier':
      aller(chemins.courrier(action.courrier));
      return null;
    case 'noter_fait':
      return { genre: 'fait', amorce: { sujet: action.sujet, nature: action.nature } };
    case 'ajouter_acte':
      return { genre: 'acte' };
    case 'ajouter_demarche':
      return { genre: 'demarche' };
  }
}
