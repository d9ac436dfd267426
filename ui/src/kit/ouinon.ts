/** What the law asks with yes and no; « je ne sais pas » is no answer. */
export const OUI_NON = [
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
] as const;
export type OuiNon = (typeof OUI_NON)[number]['valeur'] | 'inconnu';

export const enOuiNon = (valeur: boolean | null): OuiNon =>
  valeur === null ? 'inconnu' : valeur ? 'oui' : 'non';
export const enBooleen = (valeur: OuiNon | null): boolean | null =>
  valeur === null || valeur === 'inconnu' ? null : valeur === 'oui';
