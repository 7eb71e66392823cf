import { useRef, useState } from 'preact/hooks';
import type { ReportKind, ShownReport } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { call } from '../rpc-client.ts';
import { ReportView } from './report-view.tsx';

const KINDS: readonly { readonly kind: ReportKind; readonly word: string }[] = [
  { kind: 'daily', word: 'Aujourd’hui' },
  { kind: 'weekly', word: 'Semaine' },
  { kind: 'monthly', word: 'Mois' },
];

/** The three reports, as the e-mails have them: to read, to print, to send to oneself. */
export function ReportPage({ first }: { readonly first: ShownReport }) {
  const [shown, setShown] = useState(first);
  const [wanted, setWanted] = useState<ReportKind>(first.report.kind);
  const [sending, setSending] = useState(false);
  const [told, setTold] = useState('');
  const [trouble, setTrouble] = useState('');
  const outcome = useRef<HTMLDivElement>(null);
  const latest = useRef<ReportKind>(wanted);

  const show = async (kind: ReportKind) => {
    latest.current = kind;
    setWanted(kind);
    setTold('');
    setTrouble('');
    const answer = await call('reports.show', { kind });
    // Another kind was chosen meanwhile: its answer is the one to show.
    if (latest.current !== kind) return;
    if (answer.ok) setShown(answer.value);
    else setTrouble(answer.error.message);
  };
  const send = async () => {
    if (sending) return;
    setSending(true);
    setTold('');
    setTrouble('');
    const answer = await call('reports.send-me', { kind: shown.report.kind });
    if (answer.ok) setTold(answer.value.summary);
    else setTrouble(answer.error.message);
    setSending(false);
    outcome.current?.focus();
  };
  const loading = wanted !== shown.report.kind && trouble === '';

  return (
    <>
      <div class="page__body">
        <fieldset class="report__kinds">
          <legend class="sr">Période</legend>
          <div class="segmented">
            {KINDS.map(({ kind, word }) => (
              <label key={kind} class="chip">
                <input type="radio" name="kind" checked={wanted === kind} onChange={() => void show(kind)} />
                <span>{word}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p class="sr" role="status">
          {loading ? 'Chargement du bilan' : `${shown.report.name}, ${shown.report.period}`}
        </p>
        <div ref={outcome} tabIndex={-1} class="stack report__outcome">
          {trouble !== '' && (
            <Banner tone="danger" title="Cela n’a pas pu se faire">
              <p>{trouble}</p>
            </Banner>
          )}
          {told !== '' && (
            <Banner tone="success" title="C’est parti">
              <p>{told}</p>
            </Banner>
          )}
        </div>
        <div aria-busy={loading}>
          <ReportView report={shown.report} />
        </div>
      </div>
      <div class="page__foot">
        <button
          type="button"
          class="btn btn--primary"
          aria-disabled={sending || shown.address === '' || loading}
          onClick={() => void (shown.address === '' || loading ? undefined : send())}
        >
          {sending && <span class="spin" />}
          {sending ? 'Envoi en cours…' : 'M’envoyer ce bilan'}
        </button>
        <button type="button" class="btn btn--outline" onClick={() => window.print()}>
          Imprimer
        </button>
        <span class="meta">{tellQuota(shown)}</span>
      </div>
    </>
  );
}

function tellQuota({ address, mailsLeft }: ShownReport): string {
  if (address === '') return 'Google ne dit pas quelle est votre adresse\u00a0: imprimez le bilan.';
  const left =
    mailsLeft < 2 ? `${mailsLeft}\u00a0e-mail encore possible` : `${mailsLeft}\u00a0e-mails encore possibles`;
  return `À ${address}, ${left} aujourd’hui.`;
}
