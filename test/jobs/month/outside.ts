/**
 * The services of a simulated month: the stand-ins that the APIs' contracts are kept by, what they charged for, what they
 * received, and how they fail.
 */
import { createBoamp } from '../../../local/services/boamp/boamp.ts';
import { createClaude } from '../../../local/services/claude/claude.ts';
import { createMake } from '../../../local/services/make/make.ts';
import type { Service } from '../../../local/services/service.ts';
import { createSlack } from '../../../local/services/slack/slack.ts';
import type { HttpAnswer, HttpRequest } from '../../../src/ports.ts';
import {
  callTitled,
  cancellation,
  eformsCall,
  fnSimpleCall,
  mapaAward,
  mapaCall,
  mapaCorrection,
} from '../../services/boamp/records.ts';
import { DIRECTORY, directoryServices, registerServices, serviceRequest } from '../enrichment/directories.ts';

export const MAKE = 'https://hook.eu1.make.com/abcdefghijklmnop';
export const SLACK = 'https://hooks.slack.com/services/T000/B000/invented';

const REGISTER = [
  {
    siren: '215000018',
    name: 'COMMUNE DE VALMARAIS',
    cityCode: '35900',
    city: 'Valmarais',
    postcode: '35890',
    department: '35',
    legalForm: '7210',
    activity: 'O',
    staffBracket: '22',
    population: 12_400,
    elected: [{ nom: 'VASSEUR', prenoms: 'Claire', fonction: 'Maire' }],
    email: 'mairie@valmarais.example',
    mission: false,
    socialEconomy: false,
  },
];

const NOTICES = [
  mapaCall(),
  fnSimpleCall(),
  eformsCall(),
  mapaCorrection('26-90001', 'lundi 4 mai 2026 à 17h00', 'lundi 11 mai 2026 à 17h00'),
  // Long after the calls: one that is first seen with its end is not kept, as it should be.
  { ...mapaAward('26-90001'), dateparution: '2026-04-25' },
  { ...cancellation('26-90110'), dateparution: '2026-04-28' },
  callTitled('26-90100', 'Prestations de nettoyage des locaux'),
  callTitled('26-90110', 'Plantation de haies champêtres et suivi des pollinisateurs'),
];

export interface Outside {
  readonly answer: (request: HttpRequest) => HttpAnswer;
  /** How often each question was paid for. */
  readonly charges: Map<string, number>;
  /** Keys of the messages that Make has taken, as often as it has. */
  readonly received: string[];
  /** Charges since this was last asked. */
  takeNewCharges(): string[];
}

/** @param dice the next random number while things go wrong, `null` while they do not */
export function openOutside(dice: () => number | null): Outside {
  const services: Readonly<Record<string, Service>> = {
    'www.boamp.fr': createBoamp([]),
    'api.anthropic.com': createClaude(),
    'hook.eu1.make.com': createMake(),
    'hooks.slack.com': createSlack(),
    ...directoryServices(DIRECTORY),
    ...registerServices(REGISTER),
  };
  const boamp = createBoamp(NOTICES as unknown as Parameters<typeof createBoamp>[0]);
  const charges = new Map<string, number>();
  const received: string[] = [];
  let fresh: string[] = [];
  const answer = (request: HttpRequest): HttpAnswer => {
    const { hostname } = new URL(request.url);
    const luck = dice();
    // A web hook may have taken a message whose acknowledgement is lost; nobody pays for that.
    if (luck !== null && luck < 0.15 && (!isHook(hostname) || luck < 0.08)) return troubleOf(luck / 0.15, hostname);
    const answered = (services[hostname] ?? boamp).answer(serviceRequest(request));
    for (const charge of chargesOf(hostname, request, answered)) {
      charges.set(charge, (charges.get(charge) ?? 0) + 1);
      fresh.push(charge);
    }
    if (request.url === MAKE && answered.status === 200) received.push(JSON.parse(request.body ?? '{}').id);
    return luck !== null && luck < 0.15 ? { status: 0, reason: 'timeout' } : answered;
  };
  const takeNewCharges = () => {
    const taken = fresh;
    fresh = [];
    return taken;
  };
  return { answer, charges, received, takeNewCharges };
}

function isHook(hostname: string): boolean {
  return hostname === 'hook.eu1.make.com' || hostname === 'hooks.slack.com';
}

/** What the service bills: a question to Claude, a person whom Apollo knows, an answer of Hunter's that is complete. */
function chargesOf(
  hostname: string,
  { url, body = '' }: HttpRequest,
  { status, body: answer }: HttpAnswer & { status: number; body: string },
): string[] {
  if (status !== 200) return [];
  if (hostname === 'api.anthropic.com') return [`Claude ${body}`];
  if (hostname === 'api.hunter.io') return [`Hunter ${url}`];
  if (hostname !== 'api.apollo.io') return [];
  const { matches } = JSON.parse(answer) as { matches: readonly ({ name: string } | null)[] };
  return matches.flatMap((match) => (match === null ? [] : [`Apollo ${match.name}`]));
}

function troubleOf(dice: number, hostname: string): HttpAnswer {
  if (dice < 0.2) return { status: 0, reason: 'timeout' };
  if (dice < 0.4) return { status: 500, headers: {}, body: 'Internal Server Error' };
  if (dice < 0.6 || isHook(hostname)) return { status: 429, headers: { 'Retry-After': '5' }, body: '{}' };
  if (dice < 0.8) return { status: 200, headers: {}, body: '<!doctype html><title>Maintenance</title>' };
  return { status: 200, headers: {}, body: '{"results": [{"id": ' };
}
