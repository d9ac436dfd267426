import { call, type Failure } from '../../api';
import { ecran } from '../ecran';

export const pieces = ecran({
  chemin: '/dossier/:id/pieces',
  rubrique: 'dossiers',
  charger: ({ id }) => call('ouvrir_pieces', { dossier: id! }),
  titre: (vue) => `Pièces – ${vue.dossier_titre}`,
  composant: () => import('./Pieces.svelte'),
});

export const piece = ecran({
  chemin: '/dossier/:id/pieces/:piece',
  rubrique: 'dossiers',
  async charger({ id, piece: cherchee }) {
    const vue = await call('ouvrir_pieces', { dossier: id! });
    const trouvee = vue.pieces.find((p) => p.id === cherchee);
    if (!trouvee)
      throw {
        code: 'introuvable',
        message: 'Cette pièce n’est plus dans le dossier. Elle est peut-être dans la corbeille.',
      } satisfies Failure;
    return { vue, piece: trouvee };
  },
  titre: ({ piece: ouverte }) => `Pièce ${ouverte.numero} – ${ouverte.titre}`,
  composant: () => import('./Piece.svelte'),
});
