import { choisirFichier, type FichierEcrit } from '../../api';
import { annoncer } from '../../kit/annonces.svelte';
import { Envoi } from '../../kit/envoi.svelte';
import { taille } from '../../lib/mots';

/** A file written where the person asks, and where it went. */
export class Ecriture {
  envoi = new Envoi();
  /** « /home/jeanne/affiche.pdf (43 ko) »; empty before. */
  ou = $state('');

  async faire(
    nom: string,
    extension: string,
    titre: string,
    ecrire: (chemin: string) => Promise<FichierEcrit | null>,
  ): Promise<void> {
    const fichier = await this.envoi.faire(async () => {
      const chemin = await choisirFichier(nom, extension);
      if (chemin === null) return null;
      // A new try says nothing of the one before.
      this.ou = '';
      return ecrire(chemin);
    });
    if (!fichier) return;
    this.ou = `${fichier.chemin} (${taille(fichier.octets)})`;
    annoncer(`${titre} : ${fichier.chemin}`);
  }
}
