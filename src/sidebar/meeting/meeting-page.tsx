import { useRef, useState } from 'preact/hooks';
import type { ShownMeeting } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { ReportView } from '../report/report-view.tsx';
import { call } from '../rpc-client.ts';

/** The report of the steering meeting: to read, to print, to copy in Markdown, to send. */
export function MeetingPage({ shown }: { readonly shown: ShownMeeting }) {
  const { report, markdown, address, team, mailsLeft } = shown;
  const [sending, setSending] = useState<'me' | 'team' | null>(null);
  const [told, setTold] = useState('');
  const [trouble, setTrouble] = useState('');
  const outcome = useRef<HTMLDivElement>(null);

  const tell = (done: string, failed = '') => {
    setTold(done);
    setTrouble(failed);
    outcome.current?.focus();
  };
  const send = async (to: 'me' | 'team') => {
    if (sending !== null) return;
    setSending(to);
    const answer = await call('meeting.send', { to });
    setSending(null);
    tell(answer.ok ? answer.value.summary : '', answer.ok ? '' : answer.error.message);
  };
  const copy = () => {
    if (copyText(markdown)) tell('Le texte est dans le presse-papiers\u00a0: collez-le dans votre compte rendu.');
    else tell('', 'Votre navigateur refuse la copie\u00a0: imprimez le point, ou envoyez-le-vous.');
  };

  const barriers = tellBarriers(shown);

  return (
    <>
      <div class="page__body">
        <div ref={outcome} tabIndex={-1} class="stack report__outcome">
          {trouble !== '' && (
            <Banner tone="danger" title="Cela n’a pas pu se faire">
              <p>{trouble}</p>
            </Banner>
          )}
          {told !== '' && (
            <Banner tone="success" title="C’est fait">
              <p>{told}</p>
            </Banner>
          )}
        </div>
        <ReportView report={report} />
      </div>
      <div class="page__foot">
        <button
          type="button"
          class="btn btn--primary"
          disabled={sending !== null || address === '' || mailsLeft === 0}
          onClick={() => void send('me')}
        >
          {sending === 'me' && <span class="spin" />}
          M’envoyer ce point
        </button>
        {team > 0 && (
          <button
            type="button"
            class="btn btn--outline"
            disabled={sending !== null || mailsLeft < team}
            onClick={() => void send('team')}
          >
            {sending === 'team' && <span class="spin" />}
            {`À l’équipe (${team})`}
          </button>
        )}
        <button type="button" class="btn btn--outline" onClick={() => window.print()}>
          Imprimer
        </button>
        <button type="button" class="btn btn--outline" onClick={copy}>
          Copier en Markdown
        </button>
        {barriers.length > 0 && <span class="meta">{barriers.join(' ')}</span>}
      </div>
    </>
  );
}

/** Why it cannot leave, and what to fill so that it can. */
function tellBarriers({ address, team, mailsLeft }: ShownMeeting): readonly string[] {
  if (mailsLeft === 0) return ['Le nombre d’e-mails du jour est atteint\u00a0: réessayez demain.'];
  return [
    address === '' ? 'Google ne dit pas quelle est votre adresse.' : '',
    team === 0 ? 'Pour l’envoyer à l’équipe, écrivez ses adresses dans PARAMETRES, groupe Équipe.' : '',
    mailsLeft < team ? `Il reste ${mailsLeft}\u00a0e-mails pour aujourd’hui, moins que l’équipe.` : '',
  ].filter((sentence) => sentence !== '');
}

/** By the old command: Google's frames give pages no access to the clipboard, but let a click copy what is selected. */
function copyText(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'sr';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
}
