import { contacts, interactions } from '../../src/crm/tables/index.ts';
import type { Cell } from '../../src/ports.ts';
import { ok } from '../../src/result.ts';
import { append, fillBlank, onBehalf, setSystem, transact } from '../../src/sheet/index.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { emailOf } from './office-edits.ts';
import { PEOPLE, TARGET } from './sales-office.ts';
import type { Script } from './schedule.ts';

/** A script, and what it means the sheet to hold. */
export interface OfficeScript extends Script {
  /** E-mail and header to the cell meant there. */
  readonly meant: ReadonlyMap<string, Cell>;
  /** Names of the contacts it adds. */
  readonly adds: readonly string[];
  /** Objects of the interactions it adds. */
  readonly logs: readonly string[];
  /** Team columns of CONTACTS that it writes. */
  readonly teamColumns: readonly string[];
}

interface Parts extends Partial<Omit<OfficeScript, 'name' | 'run'>> {
  run(ports: MemoryPorts): unknown;
}

function script(name: string, { run, ...parts }: Parts): OfficeScript {
  return { name, run, meant: new Map(), adds: [], logs: [], teamColumns: [], ...parts };
}

const IDENTIFIED = PEOPLE.filter((person) => person.id !== '');

/** Rewrites the score of every contact: a block over a system column. */
export const scoreEverybody = script('score', {
  meant: new Map(IDENTIFIED.map((person, index) => [`${String(person.email)}/Score ICP`, 80 + index])),
  run: (ports) =>
    transact(ports, {
      action: 'contacts.score',
      summary: () => 'Scores recalculés.',
      plan(fresh) {
        const rows = fresh.rows(contacts);
        if (!rows.ok) return rows;
        const changes = IDENTIFIED.map((person, index) =>
          setSystem(contacts, String(person.id), { score: 80 + index }),
        );
        return ok({ changes, value: null });
      },
    }),
});

/** Adds one to the score of a contact, from what stands there: two of them must make two. */
export function addPoint(name: string): OfficeScript {
  return script(name, {
    run: (ports) =>
      transact(ports, {
        action: 'contacts.addPoint',
        summary: () => 'Un point de plus.',
        plan(fresh) {
          const rows = fresh.rows(contacts);
          if (!rows.ok) return rows;
          const row = rows.value.byId(TARGET);
          return ok({
            changes: row ? [setSystem(contacts, TARGET, { score: (row.values.score ?? 0) + 1 })] : [],
            value: null,
          });
        },
      }),
  });
}

/** What the sidebar does: an interaction, and the contact's cells, some of them the team's. */
export const logInteraction = script('log', {
  meant: new Map<string, Cell>([
    [`${emailOf(TARGET)}/Température`, 'Chaud'],
    [`${emailOf(TARGET)}/Prochaine action`, 'Envoyer le devis'],
    [`${emailOf(TARGET)}/Dernière interaction`, new Date(2026, 5, 16)],
  ]),
  logs: ['Premier appel'],
  teamColumns: ['Prochaine action'],
  run: (ports) =>
    transact(ports, {
      action: 'interactions.log',
      summary: () => 'Appel journalisé.',
      plan(fresh) {
        const header = fresh.header(interactions);
        if (!header.ok) return header;
        const rows = fresh.rows(contacts);
        if (!rows.ok) return rows;
        return ok({
          value: null,
          changes: [
            append(interactions, { subject: 'Premier appel', contactId: TARGET, date: fresh.now }),
            setSystem(contacts, TARGET, { temperature: 'Chaud', lastInteraction: new Date(2026, 5, 16) }),
            onBehalf(contacts, TARGET, { nextAction: 'Envoyer le devis' }, { nextAction: 'Écrire' }),
          ],
        });
      },
    }),
});

/** What an enrichment does: fills a blank of the team's. */
export const fillPhone = script('fill', {
  meant: new Map<string, Cell>([[`${emailOf(TARGET)}/Téléphone`, '04 77 00 00 00']]),
  teamColumns: ['Téléphone'],
  run: (ports) =>
    transact(ports, {
      action: 'contacts.enrich',
      summary: () => 'Téléphone trouvé.',
      plan: () => ok({ changes: [fillBlank(contacts, TARGET, { phone: '04 77 00 00 00' })], value: null }),
    }),
});

/** Adds contacts: one, or several in a block. */
export function addContacts(name: string, names: readonly string[]): OfficeScript {
  return script(name, {
    adds: names,
    // A block may cover a row that was moved under it: what was typed there in that instant goes with it.
    teamColumns: names.length > 1 ? ['Notes', 'Prochaine action', 'Téléphone'] : [],
    run: (ports) =>
      transact(ports, {
        action: 'contacts.import',
        summary: () => 'Contacts ajoutés.',
        plan: () =>
          ok({
            changes: names.map((lastName) =>
              append(contacts, { lastName, notes: `import de ${lastName}`, source: 'Import' }),
            ),
            value: null,
          }),
      }),
  });
}
