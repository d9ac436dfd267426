import type { Accueil, DossierId, Ecart, VueDossierArchive, VueEcart } from '../../api';
import { nomDeFichier } from '../../lib/mots';

/** « Quantième – Capteurs sonores – 2026-11-22.zip », without what a file name cannot hold. */
export function nomArchive(titre: string, jour: string, extension: string): string {
  return `Quantième – ${nomDeFichier(titre)} – ${jour}.${extension}`;
}

/** Nothing of what is here is replaced unless someone says so. */
export function choixPrudents(dossiers: VueDossierArchive[]): Record<DossierId, Accueil> {
  return Object.fromEntries(dossiers.map((d) => [d.id, d.ici === null ? 'nouveau' : 'laisser']));
}

/** In the order they are worth reading. */
const SORTES: { ecart: Ecart; un: string; plusieurs: string }[] = [
  {
    ecart: 'different',
    un: 'différent, sans que l’on sache lequel est le plus récent',
    plusieurs: 'différents, sans que l’on sache lesquels sont les plus récents',
  },
  { ecart: 'change_la_bas', un: 'plus récent dans le fichier', plusieurs: 'plus récents dans le fichier' },
  { ecart: 'change_ici', un: 'plus récent ici', plusieurs: 'plus récents ici' },
  { ecart: 'ajoute', un: 'seulement dans le fichier', plusieurs: 'seulement dans le fichier' },
  { ecart: 'seulement_ici', un: 'seulement ici', plusieurs: 'seulement ici' },
];

/** The records that differ, kind by kind: « 2 plus récents ici ». */
export const parSorte = (ecarts: VueEcart[]) =>
  SORTES.flatMap(({ ecart, un, plusieurs }) => {
    const trouves = ecarts.filter((e) => e.ecart === ecart);
    return trouves.length === 0
      ? []
      : [
          {
            ecart,
            mots: trouves.length === 1 ? `Un élément ${un}` : `${trouves.length} éléments ${plusieurs}`,
            ecarts: trouves,
          },
        ];
  });

/** « Ajouter un dossier et en remplacer 2 »; null when all is left as it is. */
export function verbe(choix: Record<DossierId, Accueil>): string | null {
  const compte = (quoi: Accueil) => Object.values(choix).filter((c) => c === quoi).length;
  const nouveaux = compte('nouveau');
  const remplaces = compte('remplacer');
  const dossiers = (n: number) => (n === 1 ? 'un dossier' : `${n} dossiers`);
  if (nouveaux > 0 && remplaces > 0)
    return `Ajouter ${dossiers(nouveaux)} et en remplacer ${remplaces === 1 ? 'un' : remplaces}`;
  if (nouveaux > 0) return `Ajouter ${dossiers(nouveaux)}`;
  return remplaces > 0 ? `Remplacer ${dossiers(remplaces)}` : null;
}
