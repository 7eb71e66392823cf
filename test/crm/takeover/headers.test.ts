import { describe, expect, it, test } from 'vitest';
import { CONTACT_TYPES } from '../../../src/crm/tables/values.ts';
import { recognizeChoice } from '../../../src/crm/takeover/choices.ts';
import { matchHeader } from '../../../src/crm/takeover/headers.ts';
import type { Target } from '../../../src/crm/takeover/source.ts';
import { meaningOf } from '../../../src/crm/takeover/words.ts';

describe('a header', () => {
  test.each<[Target, string, string, string]>([
    ['contacts', 'Nom', 'lastName', 'name'],
    ['contacts', 'NOM *', 'lastName', 'name'],
    ['contacts', 'COURRIEL', 'email', 'alias'],
    ['contacts', '📧 E-mail', 'email', 'name'],
    ['contacts', 'Entrepise', 'company', 'typo'],
    ['contacts', 'Telephonne', 'phone', 'typo'],
    ['contacts', 'Adresse mail du contact', 'email', 'words'],
    ['contacts', 'N° de portable perso', 'mobile', 'words'],
    ['contacts', 'Nom & Prénom', 'fullName', 'alias'],
    ['contacts', 'Échéance (JJ/MM/AAAA)', 'dueOn', 'name'],
    ['companies', 'Nb d’habitants', 'size', 'words'],
    ['opportunities', 'CA potentiel HT', 'amount', 'words'],
    ['tenders', 'Date limite de remise', 'deadline', 'words'],
  ])('of %s, « %s », is %s by its %s', (table, text, key, certainty) => {
    expect(matchHeader(table, text)).toEqual({ key, certainty });
  });

  it('that says nothing is none', () => {
    for (const text of ['', 'Colonne 4', 'Signe astrologique', '???']) expect(matchHeader('contacts', text)).toBeNull();
  });
});

describe('the name of a tab or of a section', () => {
  const lists = { stages: ['Lead', 'Contacté', 'Gagné', 'Perdu'], channels: [], team: ['Awa Ndiaye'] };
  test.each([
    ['Perdus', { key: 'stage', value: 'Perdu' }],
    ['Prospects contactés', { key: 'stage', value: 'Contacté' }],
    ['Clients', { key: 'stage', value: 'Gagné' }],
    ['Mairies', { key: 'type', value: 'Collectivité' }],
    ['Salon 2025', { key: 'source', value: 'Événement' }],
    ['Portefeuille de Malik', { key: 'assignee', value: 'Malik' }],
    ['Awa', { key: 'assignee', value: 'Awa Ndiaye' }],
    ['Prospects 2024', null],
    ['Prospects Bretagne', null],
    ['Feuille 1', null],
  ])('« %s »', (name, meaning) => {
    expect(meaningOf(name, lists)).toEqual(meaning);
  });
});

describe('a word of a list', () => {
  test.each([
    ['assoc', 'Partenaire'],
    ['ASSO.', 'Partenaire'],
    ['Mairies', 'Collectivité'],
    ['collectivte', 'Collectivité'],
    ['Prescriteur', 'Prescripteur'],
    ['PME', 'Entreprise RSE'],
    ['fournisseur', null],
    ['', null],
  ])('« %s » is %s', (text, value) => {
    expect(recognizeChoice('type', CONTACT_TYPES, text)).toBe(value);
  });

  it('that is close to two of them is none', () => {
    expect(recognizeChoice('stage', ['Relances', 'Relancer'], 'Relancex')).toBeNull();
  });
});
