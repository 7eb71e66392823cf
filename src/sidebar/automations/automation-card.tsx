import { useRef, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { AutomationLine, AutomationPreview } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';
import { Preview } from './preview.tsx';

interface Props {
  readonly line: AutomationLine;
  readonly onDone: () => Promise<void>;
}

const STATES: Readonly<Record<AutomationLine['state'], { readonly word: string; readonly tone: string }>> = {
  ok: { word: 'À jour', tone: 't-ok' },
  bad: { word: 'À voir', tone: 't-bad' },
  off: { word: 'En attente', tone: 't-info' },
};

/** A run that is not over is taken up again so many times; the night does the rest. */
const MOST_RUNS = 10;

/** One automation: what it does, how it last went; opened, its dry run and its start. */
export function AutomationCard({ line, onDone }: Props) {
  const [work, setWork] = useState<'preview' | 'run' | null>(null);
  const [preview, setPreview] = useState<AutomationPreview | null>(null);
  const [told, setTold] = useState('');
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const state = line.wanted ? STATES[line.state] : { word: 'Désactivée', tone: 't-inactif' };

  const begin = (what: 'preview' | 'run'): boolean => {
    if (work !== null) return false;
    setWork(what);
    setTrouble(null);
    setTold('');
    setPreview(null);
    return true;
  };
  const end = () => {
    setWork(null);
    outcome.current?.focus();
  };
  const look = async () => {
    if (!begin('preview')) return;
    const answer = await call('automations.preview', { action: line.action });
    if (answer.ok) setPreview(answer.value);
    else setTrouble(answer.error);
    end();
  };
  const run = async () => {
    if (!begin('run')) return;
    for (let runs = 0; runs < MOST_RUNS; runs += 1) {
      const answer = await call('automations.run', { action: line.action });
      if (!answer.ok) {
        setTrouble(answer.error);
        break;
      }
      setTold(answer.value.summary || 'Rien à faire.');
      setAsked(answer.value.asked);
      if (!answer.value.unfinished) break;
    }
    await onDone();
    end();
  };

  return (
    <li>
      <details class="card opening">
        <summary>
          <Icon name="chevron" class="i--chev" />
          <span class="grow">
            {line.name}
            <span class="meta">
              <br />
              {line.said}
            </span>
          </span>
          <span class={`tag ${state.tone}`}>{state.word}</span>
        </summary>
        <div class="opening__body">
          <p>{line.about}</p>
          {line.request !== '' && <p class="meta">{line.request}</p>}
          <div class="row">
            {line.preview && (
              <button type="button" class="btn btn--outline" aria-disabled={work !== null} onClick={() => void look()}>
                {work === 'preview' && <span class="spin" />}
                {work === 'preview' ? 'Aperçu en cours…' : 'Aperçu'}
              </button>
            )}
            <button type="button" class="btn btn--primary" aria-disabled={work !== null} onClick={() => void run()}>
              {work === 'run' && <span class="spin" />}
              {work === 'run' ? 'En cours…' : 'Lancer'}
            </button>
          </div>
          <div ref={outcome} tabIndex={-1} class="stack" role="status">
            {trouble && (
              <Banner
                tone="danger"
                title={trouble.code.startsWith('connection.') ? 'La réponse n’est pas arrivée' : 'Rien n’a été terminé'}
              >
                <p>{trouble.message}</p>
              </Banner>
            )}
            {told !== '' && (
              <Banner tone={asked ? 'info' : 'success'} title={asked ? 'C’est demandé' : 'C’est fait'}>
                <p>{told}</p>
              </Banner>
            )}
            {preview && <Preview preview={preview} />}
          </div>
        </div>
      </details>
    </li>
  );
}
