import { expect, test } from 'vitest';
import { MUET } from '../essai/banc';
import { call, choisirDossier, ecouter, isFailure, setTransport, type Signal, type Transport } from '.';

const repondre = (send: Transport['send']) => setTransport({ ...MUET, send });

test('the name and the arguments reach the transport as they are', async () => {
  const recus: unknown[] = [];
  repondre(async (...recu) => void recus.push(recu));
  await call('ouvrir_dossier', { dossier: 'd1' });
  expect(recus).toEqual([['ouvrir_dossier', { dossier: 'd1' }]]);
});

test('a misspelt command or field does not compile', async () => {
  repondre(async () => null);
  // @ts-expect-error: no such command
  await call('ouvrir_dosier', {});
  // @ts-expect-error: no such field
  await call('ouvrir_dossier', { id: 'd1' });
});

test('anything that breaks becomes a failure a screen can show', async () => {
  repondre(() => Promise.reject('le tuyau est coupé'));
  await expect(call('ouvrir_accueil', {})).rejects.toSatisfy(isFailure);
  const echec = { code: 'invalide', champ: 'titre', message: 'Donnez un titre.' };
  repondre(() => Promise.reject(echec));
  await expect(call('ouvrir_accueil', {})).rejects.toEqual(echec);
});

test('what the window refuses is a failure too', async () => {
  setTransport({ ...MUET, choisirDossier: () => Promise.reject(new Error('pas de fenêtre')) });
  await expect(choisirDossier()).rejects.toSatisfy(isFailure);
});

test('one way for every signal, whoever listens, until they no longer do', () => {
  const voies: ((signal: Signal) => void)[] = [];
  setTransport({ ...MUET, ecouter: (recevoir) => void voies.push(recevoir) });
  const recus: string[] = [];
  const cesser = ecouter((signal) => recus.push(`un ${signal.type}`));
  const cesserAussi = ecouter((signal) => recus.push(`deux ${signal.type}`));
  expect(voies).toHaveLength(1);
  voies[0]!({ type: 'survol', dessus: true });
  cesser();
  voies[0]!({ type: 'depot', chemins: [] });
  cesserAussi();
  voies[0]!({ type: 'survol', dessus: false });
  expect(recus).toEqual(['un survol', 'deux survol', 'deux depot']);
});
