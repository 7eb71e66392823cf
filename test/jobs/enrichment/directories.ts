/** Apollo and Hunter as they answer on this machine, in the process of the test: invented people, the real contracts. */
import { createApollo } from '../../../local/services/apollo/apollo.ts';
import type { DirectoryPerson } from '../../../local/services/directory.ts';
import { createHunter } from '../../../local/services/hunter/hunter.ts';
import { createAdministrations } from '../../../local/services/open-data/administrations.ts';
import { createCommunes } from '../../../local/services/open-data/communes.ts';
import { createCompanySearch } from '../../../local/services/open-data/company-search.ts';
import type { RegisteredCompany } from '../../../local/services/open-data/register.ts';
import type { Service } from '../../../local/services/service.ts';
import { companies, contacts } from '../../../src/crm/tables/index.ts';
import type { HttpAnswer, HttpRequest } from '../../../src/ports.ts';
import type { MemoryOptions, MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, person, smallCrm } from '../crm-workbook.ts';

const APOLLO_KEY = 'apollo-essai-0123456789';
const HUNTER_KEY = '0123456789abcdef0123456789abcdef01234567';

function known(row: Partial<DirectoryPerson> & Pick<DirectoryPerson, 'firstName' | 'lastName'>): DirectoryPerson {
  return {
    company: 'Ville de Valmarais',
    domain: 'valmarais.example',
    position: 'Responsable biodiversité',
    email: `${row.firstName}.${row.lastName}@valmarais.example`.toLowerCase(),
    verdict: 'valid',
    inApollo: true,
    guessed: false,
    runningFor: 0,
    objected: false,
    ...row,
  };
}

export const DIRECTORY: readonly DirectoryPerson[] = [
  known({ firstName: 'Claire', lastName: 'Vasseur' }),
  known({
    firstName: 'Nadia',
    lastName: 'Cherif',
    company: 'Laboratoires Mélisse',
    domain: 'melisse.example',
    email: 'nadia.cherif@melisse.example',
  }),
  known({ firstName: 'Hugo', lastName: 'Lemaire' }),
  known({ firstName: 'Zoé', lastName: 'Marchal', guessed: true, email: 'zoe.marchal@valmarais.example' }),
  known({ firstName: 'Yann', lastName: 'Kerbrat', verdict: 'invalid' }),
  known({ firstName: 'Lina', lastName: 'Roux', inApollo: false, verdict: 'accept_all' }),
  known({ firstName: 'Omar', lastName: 'Diallo', objected: true }),
  known({ firstName: 'Ivan', lastName: 'Petit', runningFor: 2 }),
];

/** The small team's workbook with six more people of Valmarais, known by name alone, and both keys. */
export function crmToEnrich(options: MemoryOptions = {}, people: readonly DirectoryPerson[] = DIRECTORY): MemoryPorts {
  const ports = smallCrm(options);
  changeRow(ports, companies, 'EN-VALMAR', { website: 'https://www.valmarais.example/' });
  addRows(
    ports,
    contacts,
    people.slice(2).map(({ firstName, lastName }) =>
      person({
        id: `CT-${lastName.toUpperCase().slice(0, 6).padEnd(6, '0')}`,
        firstName,
        lastName,
        company: 'Ville de Valmarais',
        companyId: 'EN-VALMAR',
        stage: 'Lead',
        score: 50,
      }),
    ),
  );
  ports.secrets.set('apollo', APOLLO_KEY);
  ports.secrets.set('hunter', HUNTER_KEY);
  ports.http.answer = answerBy(people);
  ports.gate.reset();
  return ports;
}

export function directoryServices(people: readonly DirectoryPerson[]): Readonly<Record<string, Service>> {
  return { 'api.apollo.io': createApollo(people), 'api.hunter.io': createHunter(people) };
}

/** The public registers, knowing these organisations. */
export function registerServices(register: readonly RegisteredCompany[]): Readonly<Record<string, Service>> {
  return {
    'recherche-entreprises.api.gouv.fr': createCompanySearch(register),
    'geo.api.gouv.fr': createCommunes(register),
    'api-lannuaire.service-public.gouv.fr': createAdministrations(register),
  };
}

/** So many more people of Valmarais than the two who are in the small workbook, none with an oddity. */
export function manyPeople(count: number): DirectoryPerson[] {
  const letter = (index: number) => String.fromCharCode(97 + index);
  return [
    ...DIRECTORY.slice(0, 2),
    ...Array.from({ length: count }, (_, index) =>
      known({
        firstName: 'Camille',
        lastName: `${letter(index).toUpperCase()}el${letter(index)}bert`,
        email: `camille.${letter(index)}@valmarais.example`,
        guessed: index % 3 === 0,
      }),
    ),
  ];
}

/** Each host by its stand-in. */
export function answerBy(people: readonly DirectoryPerson[]): (request: HttpRequest) => HttpAnswer {
  const services = { ...directoryServices(people), ...registerServices([]) };
  return (request) => {
    const url = new URL(request.url);
    const service = services[url.host];
    if (service === undefined) throw new Error(`nobody answers for ${url.host}`);
    return service.answer(serviceRequest(request));
  };
}

/** A request as a stand-in receives it. */
export function serviceRequest({ url, method, headers = {}, body = '' }: HttpRequest) {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { method: method.toUpperCase(), url: new URL(url), headers: lower, body };
}
