import { expect, test } from 'vitest';
import { enBooleen, enOuiNon } from './ouinon';

test('« je ne sais pas » is no answer, neither yes nor no', () => {
  expect([true, false, null].map(enOuiNon).map(enBooleen)).toEqual([true, false, null]);
});
