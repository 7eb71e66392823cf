import { expect, test } from 'vitest';
import { writeQualifiedAlert } from '../../../src/crm/messages/qualified-alert.ts';

const TOWN = { name: 'Ville de\nValmarais', score: 78, sentence: 'Commune de 12 400 hab. 25/25.' };

test('one lead is named in the subject, on one line', () => {
  const { subject, text } = writeQualifiedAlert([TOWN], 70);
  expect(subject).toBe('Nouveau lead qualifié\u00a0: Ville de Valmarais (78)');
  expect(text).toContain('Cette entreprise vient de passer au-dessus du seuil de 70 points.');
});

test('several are counted, the best first', () => {
  const { subject, text } = writeQualifiedAlert([TOWN, { ...TOWN, name: 'Laboratoires Mélisse', score: 91 }], 70);
  expect(subject).toBe('2\u00a0nouveaux leads qualifiés');
  expect(text.indexOf('Mélisse')).toBeLessThan(text.indexOf('Valmarais'));
});
