import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { expect, test } from 'vitest';
import { accessible, banc, dit, typographie } from '../essai/banc';
import Avancement from './Avancement.svelte';

test('the bar says what is done, in words and in figures', async () => {
  const { signaler } = banc({});
  render(Avancement, { phrase: 'Sauvegarde en cours', sinon: 'Rien ne sera perdu.' });
  const barre = screen.getByRole<HTMLProgressElement>('progressbar', { name: 'Sauvegarde en cours…' });
  expect(barre.hasAttribute('value')).toBe(false);
  signaler({ type: 'avancement', quoi: 'Copie de vos dossiers', fait: 12, total: 41 });
  await tick();
  expect(screen.getByRole<HTMLProgressElement>('progressbar', { name: 'Copie de vos dossiers…' }).value).toBe(
    12,
  );
  dit('12 sur 41. Rien ne sera perdu.');
  await accessible();
  typographie();
});

test('bytes are a bar, not a count', async () => {
  const { signaler } = banc({});
  render(Avancement, { phrase: 'Copie' });
  signaler({ type: 'avancement', quoi: '', fait: 65_536, total: 18_400_000 });
  await tick();
  expect(document.body.textContent).not.toContain('sur');
});

test('it can be given up, once', async () => {
  const { interruptions } = banc({});
  render(Avancement, { phrase: 'Copie' });
  const bouton = screen.getByRole('button', { name: 'Annuler' });
  await userEvent.click(bouton);
  await userEvent.click(bouton);
  expect(interruptions()).toBe(1);
  dit('Arrêt en cours…');
});

test('what cannot stop half-way offers no button', () => {
  banc({});
  render(Avancement, { phrase: 'Protection', annulable: false });
  expect(screen.queryByRole('button')).toBeNull();
});
