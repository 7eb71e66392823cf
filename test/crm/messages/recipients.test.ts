import { describe, expect, test } from 'vitest';
import { findRecipients } from '../../../src/crm/messages/recipients.ts';

const MALIK = {
  name: 'Malik Benali',
  email: 'malik.benali@butinage.example',
  absentFrom: null,
  absentUntil: null,
  replacedBy: '',
};
const INES = { name: 'Inès Carpentier', email: '', absentFrom: null, absentUntil: null, replacedBy: '' };

describe('recipients', () => {
  test('are named, accents and case ignored, or typed as addresses, each once', () => {
    expect(
      findRecipients(['malik benali', 'Malik.Benali@butinage.example', 'direction@butinage.example'], [MALIK, INES])
        .known,
    ).toEqual([
      { name: 'Malik Benali', email: 'malik.benali@butinage.example' },
      { name: '', email: 'direction@butinage.example' },
    ]);
  });

  test('that nobody can be reached by are told', () => {
    expect(findRecipients(['Inès Carpentier', 'Paul', 'pas@une'], [MALIK, INES])).toEqual({
      known: [],
      unknown: ['Inès Carpentier', 'Paul', 'pas@une'],
    });
  });
});
