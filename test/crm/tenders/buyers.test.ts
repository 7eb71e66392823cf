import { describe, expect, it } from 'vitest';
import { findBuyer, isLocalAuthority, type KnownCompany } from '../../../src/crm/tenders/buyers.ts';
import type { Buyer } from '../../../src/crm/tenders/notice.ts';
import { notice } from './notices.ts';

const company = (id: string, name: string, fields: Partial<KnownCompany> = {}): KnownCompany => ({
  id,
  name,
  siren: '',
  siret: '',
  postcode: '',
  ...fields,
});
const buyer = (fields: Partial<Buyer>): Buyer => notice({ buyer: { declaredLocalAuthority: false, ...fields } }).buyer;

describe('a buyer', () => {
  it('is known by its SIREN, whatever the names', () => {
    const known = [company('EN-1', 'Grandpré', { siren: '200 000 016' }), company('EN-2', 'Autre')];
    expect(findBuyer(buyer({ name: 'Ville de Grandpré', siren: '200000016' }), known)).toEqual({
      kind: 'known',
      id: 'EN-1',
    });
  });

  it('is known by the SIREN inside a SIRET', () => {
    const known = [company('EN-1', 'Grandpré', { siret: '20000001600010' })];
    expect(findBuyer(buyer({ name: 'Ville de Grandpré', siren: '200000016' }), known)).toEqual({
      kind: 'known',
      id: 'EN-1',
    });
  });

  it('is known by its name, « Mairie de » and capitals apart', () => {
    expect(findBuyer(buyer({ name: 'MAIRIE DE GRANDPRE' }), [company('EN-1', 'Grandpré')])).toEqual({
      kind: 'known',
      id: 'EN-1',
    });
  });

  it.each([
    [
      'two companies bear its SIREN',
      [company('EN-1', 'A', { siren: '200000016' }), company('EN-2', 'B', { siren: '200000016' })],
    ],
    ['two companies bear its name', [company('EN-1', 'Ville de Grandpré'), company('EN-2', 'Mairie de Grandpré')]],
    ['its namesake has another SIREN', [company('EN-1', 'Grandpré', { siren: '222000010' })]],
    ['its namesake is in another département', [company('EN-1', 'Grandpré', { postcode: '59999' })]],
  ])('is never guessed when %s', (_why, known) => {
    expect(findBuyer(buyer({ name: 'Commune de Grandpré', siren: '200000016', postcode: '38999' }), known)).toEqual({
      kind: 'unclear',
    });
  });

  it('who is nowhere is new', () => {
    expect(findBuyer(buyer({ name: 'Ville de Grandpré' }), [company('EN-1', 'Valmont')])).toEqual({ kind: 'new' });
  });

  it.each([
    ['Commune de Grandpré', ''],
    ['Com d’Agglomération du Val', ''],
    ['Conseil départemental du Haut-Val', ''],
    ['Cté de Cnes des Étangs', ''],
    ['SM du Val', '252600014'],
  ])('« %s » is a local authority', (name, siren) => {
    expect(isLocalAuthority(buyer({ name, siren }))).toBe(true);
  });

  it.each([
    ['Centre hospitalier de Grandpré', '260000017'],
    ['Université du Val', '190000017'],
    ['Butinons ensemble SARL', ''],
  ])('« %s » is not', (name, siren) => {
    expect(isLocalAuthority(buyer({ name, siren }))).toBe(false);
  });
});
