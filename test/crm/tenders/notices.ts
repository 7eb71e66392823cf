import type { Buyer, Notice } from '../../../src/crm/tenders/notice.ts';

const BUYER: Buyer = {
  name: 'Ville de Grandpré-sur-Isère',
  siren: '',
  siret: '',
  contact: '',
  email: '',
  phone: '',
  address: '',
  postcode: '',
  city: '',
  declaredLocalAuthority: true,
};

/** A call that nothing is known of but what is given. */
export function notice(fields: Partial<Omit<Notice, 'buyer'>> & { readonly buyer?: Partial<Buyer> } = {}): Notice {
  const { buyer, ...rest } = fields;
  return {
    id: '26-1',
    kind: 'call',
    links: [],
    title: 'Installation de ruches',
    description: '',
    lots: [],
    publishedOn: new Date(2026, 3, 1),
    deadline: new Date(2026, 4, 4, 17, 0),
    deadlineHasTime: true,
    questionsBefore: null,
    siteVisit: '',
    nature: '',
    procedure: '',
    cpv: [],
    descriptors: [],
    departments: [],
    amount: null,
    durationMonths: null,
    endsOn: null,
    documentsUrl: '',
    url: '',
    award: null,
    change: null,
    ...rest,
    buyer: { ...BUYER, ...buyer },
  };
}
