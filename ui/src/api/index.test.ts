import { expect, test } from 'vitest';
import { call, isFailure, setTransport } from '.';

const repondre = (send: (name: string, args: unknown) => Promise<unknown>) =>
  setTransport({ send, choisirFichier: async () => null, lirePiece: async () => new Uint8Array() });

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
