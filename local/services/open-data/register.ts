/** The organisations of the demo as the public registers would know them: numbers invented, with a right key. */
import { DEMO_COMPANIES } from '../../demo/companies.ts';
import { domain } from '../../demo/identity.ts';
import { LAST_NAMES } from '../../demo/people.ts';

export interface RegisteredCompany {
  readonly siren: string;
  readonly name: string;
  /** INSEE code of its commune. */
  readonly cityCode: string;
  readonly city: string;
  readonly postcode: string;
  readonly department: string;
  readonly legalForm: string;
  readonly activity: string;
  readonly staffBracket: string;
  /** `null` for what is no commune. */
  readonly population: number | null;
  readonly elected: readonly { readonly nom: string; readonly prenoms: string; readonly fonction: string | null }[];
  readonly email: string;
  readonly mission: boolean;
  readonly socialEconomy: boolean;
}

const BRACKETS = [
  [10_000, '53'],
  [5000, '52'],
  [2000, '51'],
  [1000, '42'],
  [500, '41'],
  [250, '32'],
  [200, '31'],
  [100, '22'],
  [50, '21'],
  [20, '12'],
  [10, '11'],
  [1, '01'],
] as const;

/** One in so many is not in the register: not everybody is found. */
const UNKNOWN = 11;

export function demoRegister(): RegisteredCompany[] {
  return DEMO_COMPANIES.flatMap((company, index) => {
    if (index % UNKNOWN === UNKNOWN - 1) return [];
    const commune = company.type === 'Collectivité' && company.sector === 'Commune';
    const authority = company.type === 'Collectivité';
    const department = company.postcode.slice(0, 2);
    return [
      {
        siren: withKey(`${authority ? '21' : '83'}${String(500_000 + index * 37).padStart(6, '0')}`),
        name: registered(company.name),
        cityCode: `${department}${String(900 + index).padStart(3, '0')}`,
        city: company.town,
        postcode: company.postcode,
        department,
        legalForm: authority ? legalFormOf(commune) : '5710',
        activity: authority ? 'O' : 'C',
        staffBracket: BRACKETS.find(([least]) => company.size >= least)?.[1] ?? '00',
        population: commune ? company.size : null,
        elected: commune
          ? [
              { nom: lastName(index), prenoms: 'Camille Andrée', fonction: 'Maire' },
              { nom: lastName(index + 5), prenoms: 'Dominique', fonction: '1er adjoint au Maire' },
              { nom: lastName(index + 9), prenoms: 'Claude', fonction: null },
            ]
          : [],
        email: `mairie@${domain(company.name)}`,
        mission: company.certifications.includes('Société à mission'),
        socialEconomy: company.certifications.includes('ESS'),
      },
    ];
  });
}

function legalFormOf(commune: boolean): string {
  return commune ? '7210' : '7346';
}

/** The register writes names in capitals, communes as « COMMUNE DE … ». */
function registered(name: string): string {
  return name.replace(/^(?:Ville|Mairie|Commune) d(?:e |’)/i, 'Commune de ').toUpperCase();
}

function lastName(index: number): string {
  return (LAST_NAMES[index % LAST_NAMES.length] ?? 'Martin').toUpperCase();
}

/** Nine digits whose Luhn sum is a multiple of ten, as every SIREN's. */
function withKey(start: string): string {
  const sum = [...start].reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${start}${(10 - (sum % 10)) % 10}`;
}
