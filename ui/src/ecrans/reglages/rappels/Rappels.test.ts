import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Commands, EtatMinuterie, Presence, Transport, VueRappels } from '../../../api';
import { accessible, banc, dit, refuser, typographie } from '../../../essai/banc';
import { IMPOSSIBLE, INSTALLEE, rappels, TENU } from '../../../essai/veille';
import Rappels from './Rappels.svelte';

type Reponses = { [N in keyof Commands]?: (args: Commands[N][0]) => Commands[N][1] };
const bouton = (name: string | RegExp) => screen.getByRole('button', { name });
const groupe = (name: RegExp) => within(screen.getByRole('group', { name }));
const ABSENTE: EtatMinuterie = { etat: 'absente' };
const SANS: Presence = { zone: false, demarrage: false, zone_possible: true };

async function afficher(
  vue: VueRappels,
  reponses: Reponses = {},
  fenetre: Partial<Transport> = {},
  chemin: string | null = '/tmp/choisi',
) {
  const essai = banc(reponses, chemin, fenetre);
  render(Rappels, { vue, protege: vue.protege });
  await waitFor(() => expect(screen.queryByText('Nous regardons…')).toBeNull());
  return essai;
}

/** The engine as it would answer. */
const regler = (vue: VueRappels) => ({
  regler_rappels: ({ agenda: _, agenda_discret: __, ...choix }: Commands['regler_rappels'][0]) =>
    (vue = { ...vue, ...(choix as Partial<VueRappels>) }),
});

test('days are kept at each press, even quick ones, and the daily ones are explained', async () => {
  const vue = rappels();
  const { demandes } = await afficher(vue, regler(vue));
  dit('tant que c’est encore possible : chaque jour');
  dit('si vous suiviez déjà l’affaire avant ce jour-là');
  await accessible();
  typographie();
  const agir = groupe(/^Avant une date où vous devez agir/);
  const soixante = agir.getByRole<HTMLInputElement>('checkbox', { name: '60 jours avant' });
  soixante.click();
  agir.getByRole<HTMLInputElement>('checkbox', { name: 'Le jour même' }).click();
  await waitFor(() => expect(demandes('regler_rappels').at(-1)).toEqual({ agir: [60, 30, 15, 7, 2] }));
  await waitFor(() => expect(soixante.checked).toBe(true));
  await userEvent.click(groupe(/délai de l’administration/).getByRole('checkbox', { name: '7 jours avant' }));
  expect(demandes('regler_rappels').at(-1)).toEqual({ attendre: [7, 2, 0] });
});

test('no day at all is refused where it was pressed, and what was ticked comes back', async () => {
  await afficher(rappels({ agir: [7] }), {
    regler_rappels: refuser('agir', 'Gardez au moins un jour.'),
  });
  const sept = groupe(/^Avant une date/).getByRole<HTMLInputElement>('checkbox', { name: '7 jours avant' });
  await userEvent.click(sept);
  await screen.findByText('Gardez au moins un jour.');
  expect(sept.checked).toBe(true);
  await accessible();
});

test('nothing awaited says what it costs', async () => {
  await afficher(rappels({ attendre: [] }));
  dit('Rien ne vous sera dit avant que ce délai soit écoulé.');
});

test('a number of days of one’s own is added, and what is no number is said under its field', async () => {
  const vue = rappels();
  let trop = true;
  const { demandes } = await afficher(vue, {
    regler_rappels: (choix) =>
      trop ? refuser('agir', 'Un an au plus.')() : regler(vue).regler_rappels(choix),
  });
  await userEvent.click(bouton(/^Un autre nombre de jours.*agir$/));
  const champ = screen.getByLabelText(/^Combien de jours avant/);
  const ajouter = bouton('Ajouter');
  await userEvent.click(ajouter);
  dit('Écrivez un nombre de jours, en chiffres.');
  expect(demandes('regler_rappels')).toEqual([]);
  await userEvent.type(champ, '900');
  await userEvent.click(ajouter);
  await screen.findByRole('textbox', { description: /Un an au plus\./ });
  expect(document.activeElement).toBe(champ);
  trop = false;
  await userEvent.clear(champ);
  await userEvent.type(champ, '45{Enter}');
  await screen.findByRole('checkbox', { name: '45 jours avant' });
  expect(demandes('regler_rappels').at(-1)).toEqual({ agir: [45, 30, 15, 7, 2, 0] });
  expect(screen.queryByLabelText(/^Combien de jours avant/)).toBeNull();
});

test('what is refused goes back to what is', async () => {
  await afficher(rappels(), {
    regler_rappels: () => {
      throw { code: 'base', message: 'Le disque est plein.' };
    },
  });
  const discret = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Titres discrets' });
  await userEvent.click(discret);
  expect((await screen.findByRole('alert')).textContent).toContain('Le disque est plein.');
  expect(discret.checked).toBe(false);
});

test('starting with the session also stays among the small icons, and the contrary', async () => {
  const voulues: unknown[] = [];
  await afficher(
    rappels(),
    {},
    {
      reglerPresence: async (voulue) => {
        voulues.push(voulue);
        return { ...SANS, ...voulue };
      },
    },
  );
  const zone = await screen.findByRole<HTMLInputElement>('checkbox', { name: /^Rester dans la zone/ });
  const demarrage = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Démarrer avec la session' });
  await userEvent.click(demarrage);
  await waitFor(() => expect([zone.checked, demarrage.checked]).toEqual([true, true]));
  await userEvent.click(zone);
  await waitFor(() => expect([zone.checked, demarrage.checked]).toEqual([false, false]));
  expect(voulues).toEqual([
    { zone: true, demarrage: true },
    { zone: false, demarrage: false },
  ]);
});

test('a desktop without small icons says so instead of offering them', async () => {
  await afficher(rappels(), {}, { lirePresence: async () => ({ ...SANS, zone_possible: false }) });
  await screen.findByText(/Ce bureau ne montre pas de petites icônes/);
  expect(screen.queryByRole('checkbox', { name: /Rester dans la zone/ })).toBeNull();
  typographie();
});

test('the daily task is installed at an hour, tried, moved and taken away', async () => {
  const heures: string[] = [];
  await afficher(
    rappels(),
    {},
    {
      etatMinuterie: async () => ABSENTE,
      installerMinuterie: async (heure) => (heures.push(heure), { ...INSTALLEE, derniere: null }),
      essayerMinuterie: async () => INSTALLEE,
      retirerMinuterie: async () => ABSENTE,
    },
  );
  dit('Rien ne vous prévient.');
  await userEvent.selectOptions(screen.getByLabelText('Chaque jour à'), '19 h');
  await userEvent.click(bouton('Installer le rappel quotidien'));
  expect(await screen.findByText(/^C’est installé/)).toBeTruthy();
  dit('Prochain passage : dimanche 22 novembre à 9 h 00.');
  dit('Il n’est encore jamais passé.');
  await waitFor(() => expect(document.activeElement).toBe(bouton('Essayer maintenant')));
  await accessible();
  typographie();
  await userEvent.click(bouton('Essayer maintenant'));
  expect(await screen.findByText(/affiché sur votre bureau/)).toBeTruthy();
  dit('Dernier passage : aujourd’hui à 9 h 00.');
  await userEvent.click(bouton('Changer l’heure'));
  expect(document.activeElement).toBe(screen.getByLabelText('Chaque jour à'));
  await userEvent.selectOptions(screen.getByLabelText('Chaque jour à'), '7 h');
  await userEvent.click(bouton('Changer l’heure'));
  expect(heures).toEqual(['19:00', '07:00']);
  await userEvent.click(bouton('Retirer'));
  expect(await screen.findByText(/plus rien ne vous prévient/)).toBeTruthy();
  expect(bouton('Installer le rappel quotidien')).toBeTruthy();
});

test.each([
  ['the one it has', { ...INSTALLEE, heure: '19:00:00' }, '19:00'],
  ['nine when it says none', { ...INSTALLEE, heure: null }, '09:00'],
])('changing the hour begins from %s', async (_, minuterie, attendue) => {
  await afficher(rappels(), {}, { etatMinuterie: async () => minuterie });
  await userEvent.click(bouton('Changer l’heure'));
  expect(screen.getByLabelText<HTMLSelectElement>('Chaque jour à').value).toBe(attendue);
});

test.each([
  ['last failed', { ...INSTALLEE, derniere_a_echoue: true }, 'Le dernier rappel n’a pas pu être dit'],
  ['is of another version', { ...INSTALLEE, a_jour: false }, 'Ce rappel est à installer de nouveau'],
  ['cannot be', IMPOSSIBLE, 'Mettez plutôt vos échéances dans l’agenda de votre téléphone'],
])('a task that %s says what to do', async (_, minuterie, phrase) => {
  await afficher(rappels(), {}, { etatMinuterie: async () => minuterie });
  dit(phrase);
  await accessible();
  typographie();
});

test('a try that failed says so, and never that it worked', async () => {
  await afficher(
    rappels(),
    {},
    {
      etatMinuterie: async () => INSTALLEE,
      essayerMinuterie: async () => ({ ...INSTALLEE, derniere_a_echoue: true }),
    },
  );
  await userEvent.click(bouton('Essayer maintenant'));
  await screen.findByText('Le dernier rappel n’a pas pu être dit');
  expect(screen.queryByText(/affiché sur votre bureau/)).toBeNull();
});

test('a system that does not answer can be asked again', async () => {
  let panne = true;
  await afficher(
    rappels(),
    {},
    {
      etatMinuterie: () =>
        panne
          ? Promise.reject({ code: 'interne', message: 'Le système ne répond pas.' })
          : Promise.resolve(ABSENTE),
    },
  );
  expect((await screen.findByRole('alert')).textContent).toContain('Le système ne répond pas.');
  panne = false;
  await userEvent.click(bouton('Regarder de nouveau'));
  expect(await screen.findByText('Rien ne vous prévient.')).toBeTruthy();
});

test('what may leave locked dossiers is asked plainly, and chosen by nobody else', async () => {
  const { demandes } = await afficher(rappels(), {
    regler_rappels: ({ accord }) => rappels({ accord: accord!, hors_base: '/home/jeanne/dates.txt' }),
  });
  const question = groupe(/^Quand vos dossiers sont verrouillés/);
  expect(question.getAllByRole<HTMLInputElement>('radio').map((r) => r.checked)).toEqual([false, false]);
  dit('Vous n’avez pas encore choisi.');
  await userEvent.click(question.getByRole('radio', { name: 'Écrire les dates à part' }));
  expect(await screen.findByText('/home/jeanne/dates.txt')).toBeTruthy();
  await userEvent.click(question.getByRole('radio', { name: 'Ne rien laisser sortir' }));
  await waitFor(() => expect(screen.queryByText('/home/jeanne/dates.txt')).toBeNull());
  expect(demandes('regler_rappels')).toEqual([{ accord: true }, { accord: false }]);
});

test('without a phrase there is nothing to agree to', async () => {
  await afficher(rappels({ protege: false }));
  expect(screen.queryByRole('group', { name: /verrouillés/ })).toBeNull();
});

test('a calendar is kept in a folder or in a file, and no longer', async () => {
  const { demandes } = await afficher(
    rappels(),
    {
      regler_rappels: ({ agenda }) => rappels({ agenda: agenda ? { ...TENU, chemin: agenda } : null }),
    },
    {},
    '/home/jeanne/Nextcloud',
  );
  await userEvent.click(bouton('Choisir un dossier…'));
  expect(await screen.findByText('/home/jeanne/Nextcloud/quantieme.ics')).toBeTruthy();
  await userEvent.click(screen.getByText('Comment s’abonner à ce fichier'));
  dit('file:///home/jeanne/Nextcloud/quantieme.ics');
  dit('vérifiez que l’option d’ignorer les alertes');
  dit('cherchez « partager par lien »');
  await accessible();
  typographie();
  await userEvent.click(bouton('Changer de fichier…'));
  await userEvent.click(bouton('Ne plus le tenir à jour'));
  await screen.findByRole('button', { name: 'Choisir un dossier…' });
  expect(demandes('regler_rappels')).toEqual([
    { agenda: '/home/jeanne/Nextcloud/quantieme.ics' },
    { agenda: '/home/jeanne/Nextcloud' },
    { agenda: '' },
  ]);
});

test('giving up the choice changes nothing; a folder that is refused says why', async () => {
  const { demandes } = await afficher(rappels(), {}, {}, null);
  await userEvent.click(bouton('Choisir un dossier…'));
  expect(demandes('regler_rappels')).toEqual([]);
});

test('a calendar that could not be written says so, and its titles can be hidden', async () => {
  const panne = 'Le dossier n’est plus là. Branchez la clé.';
  const { demandes } = await afficher(rappels({ agenda: { ...TENU, discret: false, panne } }), {
    regler_rappels: refuser('agenda', 'Ce dossier n’existe pas.'),
  });
  dit(panne);
  const discret = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Titres discrets dans cet agenda' });
  await userEvent.click(discret);
  expect(demandes('regler_rappels')).toEqual([{ agenda_discret: true }]);
  expect((await screen.findByRole('alert')).textContent).toContain('Ce dossier n’existe pas.');
  expect(discret.checked).toBe(false);
});
