/** What a person decides on a draft: other words, the tick, or that it will not leave. */
import { drafts } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { onBehalf, setSystem, transact } from '../../sheet/index.ts';
import { findDraft, isToRead, recordSent } from './send-drafts.ts';

export interface DraftEdit {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly approved: boolean;
  /** What the page showed: what a colleague typed since is kept. */
  readonly seen: { readonly subject: string; readonly body: string; readonly approved: boolean };
}

/** `discard` puts a draft aside; `sent` and `not-sent` answer for a sending that was interrupted. */
export interface DraftSettling {
  readonly id: string;
  readonly how: 'discard' | 'sent' | 'not-sent';
}

export interface DraftOutcome {
  readonly summary: string;
  /** To take it back; `null` when nothing was written, or when it cannot be taken back. */
  readonly operation: string | null;
}

/** Fails with `draft.gone`, `draft.settled`, `draft.changed` (a colleague typed meanwhile), and as `transact` does. */
export function editDraft(ports: Ports, { id, seen, ...typed }: DraftEdit): Result<DraftOutcome> {
  const done = transact(ports, {
    action: 'drafts.edit',
    summary: (name: string) => `Brouillon pour ${name}, ${typed.approved ? 'approuvé' : 'corrigé'}.`,
    plan: (fresh) => {
      const found = findDraft(fresh, id);
      if (!found.ok) return found;
      const { values } = found.value;
      if (!isToRead(values.status)) return fail('draft.settled', 'Ce brouillon n’est plus à relire.');
      if (values.subject !== seen.subject || values.body !== seen.body || values.approved !== seen.approved) {
        return fail(
          'draft.changed',
          'Un collègue a modifié ce brouillon entre-temps\u00a0: rouvrez la page pour le relire.',
        );
      }
      return ok({ changes: [onBehalf(drafts, id, typed, seen)], value: values.contact });
    },
  });
  if (!done.ok) return done;
  const [given] = done.value.givenUp;
  if (given !== undefined) return fail('draft.changed', given.message);
  return ok({ summary: tellEdit(typed.approved, seen.approved), operation: done.value.operation });
}

function tellEdit(approved: boolean, before: boolean): string {
  if (approved && !before) return 'Brouillon approuvé\u00a0: il part avec Envoyer, ou la nuit prochaine.';
  return !approved && before ? 'Accord retiré\u00a0: ce brouillon ne partira pas.' : 'Corrections enregistrées.';
}

/** Fails with `draft.gone`, `draft.settled`, and as `transact` does. */
export function settleDraft(ports: Ports, { id, how }: DraftSettling): Result<DraftOutcome> {
  const done = transact(ports, {
    action: 'drafts.settle',
    summary: (name: string) => (how === 'discard' ? `Brouillon pour ${name} écarté.` : `Envoi à ${name} vérifié.`),
    plan: (fresh) => {
      const found = findDraft(fresh, id);
      if (!found.ok) return found;
      const { status, contact, approved } = found.value.values;
      const wanted = how === 'discard' ? isToRead(status) : status === 'À vérifier';
      if (!wanted) return fail('draft.settled', 'Ce brouillon a changé d’état entre-temps\u00a0: rouvrez la page.');
      if (how === 'sent') return ok({ changes: [], value: contact });
      if (how === 'discard') return ok({ changes: [setSystem(drafts, id, { status: 'Écarté' })], value: contact });
      return ok({
        changes: [
          onBehalf(drafts, id, { approved: false }, { approved }),
          setSystem(drafts, id, { status: 'À relire', sentOn: null }),
        ],
        value: contact,
      });
    },
  });
  if (!done.ok) return done;
  if (how === 'discard') return ok({ summary: 'Brouillon écarté.', operation: done.value.operation });
  if (how === 'not-sent')
    return ok({
      summary: 'Le brouillon est de nouveau à relire\u00a0: approuvez-le pour l’envoyer.',
      operation: done.value.operation,
    });
  const recorded = recordSent(ports, id);
  return recorded.ok ? ok({ summary: 'L’envoi est noté dans INTERACTIONS.', operation: null }) : recorded;
}
