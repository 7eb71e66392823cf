import { describe, expect, test } from 'vitest';
import { knownUses, recognizeSource } from '../../../src/sidebar/import/file/sources.ts';

/** Headers as the programs write them, those of interest. */
const EXPORTS: readonly (readonly [key: string, table: string, headers: string])[] = [
  ['hubspot', 'contacts', 'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Contact owner'],
  ['hubspot', 'contacts', 'First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date'],
  ['hubspot', 'companies', 'Record ID,Company name,Company owner,Create Date,Phone Number,City,Industry'],
  ['hubspot', 'opportunities', 'Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount'],
  ['hubspot-fr', 'contacts', "ID de fiche d'informations,Prénom,Nom,E-mail,Numéro de téléphone,Nom de l'entreprise"],
  ['hubspot-fr', 'contacts', 'Nom de famille,Prénom,E-mail,Phase du cycle de vie,Propriétaire du contact'],
  ['hubspot-fr', 'companies', "ID de fiche d'informations,Nom de l'entreprise,Nom de domaine de l'entreprise,Ville"],
  ['hubspot-fr', 'opportunities', 'Nom de la transaction,Phase de la transaction,Montant,Date de fermeture'],
  ['linkedin', 'contacts', 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'],
  ['apollo', 'contacts', 'First Name,Last Name,Title,Company,Email,Email Status,# Employees,Person Linkedin Url'],
  ['apollo', 'contacts', 'First Name,Last Name,Title,Company Name,Email,Email Status,Contact Owner,Stage'],
  ['google', 'contacts', 'Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name'],
  ['google', 'contacts', 'First Name,Middle Name,Last Name,Organization Name,Organization Title,Birthday,Labels'],
  ['google', 'contacts', 'Prénom,Nom de famille,E-mail 1 - Valeur,Organisation 1 - Nom'],
  ['pistil', 'contacts', 'ID,Civilité,Nom,Prénom,Email,Entreprise,Statut,Score ICP,Responsable,Date ajout'],
  ['pistil', 'companies', 'ID,Nom,Type,SIREN,SIRET,Responsable,Score ICP,Date ajout'],
  ['pistil', 'opportunities', 'ID,Titre,Entreprise,Montant HT,Statut,Date création'],
  ['other', '', 'Nom,Prénom,Email,Société'],
  ['other', '', 'First Name,Last Name,Email,Company'],
  ['other', '', ''],
];

describe('who made a file', () => {
  test.each(EXPORTS)('%s, %s: %s', (key, table, headers) => {
    expect(recognizeSource(headers.split(','))).toMatchObject({ key, table });
    // However the headers are cased, accented and ordered.
    const other = headers.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().split(',').reverse();
    expect(recognizeSource(other)).toMatchObject({ key, table });
  });
});

describe('what its columns become', () => {
  const usesOf = (headers: readonly string[]) =>
    Object.fromEntries(headers.map((name, at) => [name, knownUses(headers)[at]]));

  test('a phone is the person’s or the company’s as the file says', () => {
    const uses = usesOf(['First Name', 'Last Name', 'Email Status', 'Corporate Phone', 'Work Direct Phone', 'Website']);
    expect(uses).toMatchObject({
      'Corporate Phone': 'companies.phone',
      'Work Direct Phone': 'contacts.phone',
      Website: 'companies.website',
      'Email Status': 'keep',
    });
  });

  test('« Nom de l’entreprise » is the employer of a contact, and the name of a company', () => {
    const [contact, company] = ['Prénom,Nom,Statut du lead', 'Nom de domaine de l’entreprise'].map((others) =>
      usesOf(['Nom de l’entreprise', ...others.split(',')]),
    );
    expect(contact?.['Nom de l’entreprise']).toBe('contacts.company');
    expect(company?.['Nom de l’entreprise']).toBe('companies.name');
  });

  test('the identifiers of others are never ours', () => {
    for (const [key, , headers] of EXPORTS) {
      if (key === 'pistil' || key === 'other') continue;
      const names = headers.split(',');
      const foreign = names.filter((_, at) => /record id|fiche d/i.test(names[at] ?? ''));
      for (const name of foreign) expect(usesOf(names)[name]).toBe('keep');
    }
  });

  test('of an unknown file, only the headers themselves can tell', () => {
    expect(knownUses(['Nom', 'Prénom'])).toEqual([null, null]);
  });
});
