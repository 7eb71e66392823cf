import type { Failure } from '../../result.ts';
import type { Activity, Fact, RecordCard } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';
import { shortDay } from '../text/dates.ts';
import type { RecordModel } from './use-record.ts';

interface Props {
  readonly card: RecordCard;
  readonly activity: Activity | Failure | null;
  readonly record: RecordModel;
}

/** What the row says, unknown first. */
export function FactsSection({ card: { kind, id, facts }, activity, record }: Props) {
  const kept = activity && 'keptUntil' in activity ? activity.keptUntil : null;
  return (
    <section class="section" aria-labelledby="facts">
      <div class="section__head">
        <h2 id="facts">{kind === 'contact' ? 'Coordonnées' : 'Informations'}</h2>
        <button
          type="button"
          class="btn btn--sm btn--text"
          onClick={() => record.edit({ table: kind === 'contact' ? 'contacts' : 'companies', id })}
        >
          <Icon name="edit" />
          Modifier
        </button>
      </div>
      <dl class="facts">
        {facts.map((fact) => (
          <div key={fact.key}>
            <dt>{fact.label}</dt>
            <dd>
              <Value fact={fact} />
              {fact.origin !== '' && (
                <span class="source">
                  <Icon name="link" />
                  <span>{fact.origin}</span>
                </span>
              )}
            </dd>
          </div>
        ))}
        {kind === 'contact' && (
          <div>
            <dt>Conservation</dt>
            <dd>{activity === null ? <span class="sk" style="width:70%;height:12px" /> : <Kept kept={kept} />}</dd>
          </div>
        )}
      </dl>
      {facts.some(({ origin }) => origin !== '') && <p class="meta">Sans source indiquée&nbsp;: saisi par l’équipe.</p>}
    </section>
  );
}

function Value({ fact: { text, href, tag } }: { readonly fact: Fact }) {
  if (text === '' && tag === null) return <span class="tag t-warn">inconnu</span>;
  return (
    <>
      {href === '' ? (
        <span class="record__text">{text}</span>
      ) : (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {text.replace(/^https?:\/\/(?:www\.)?|\/$/gi, '')}
        </a>
      )}{' '}
      {tag && (
        <span class={`tag t-${tag.tone}`}>
          {tag.tone === 'ok' && <Icon name="tick" />}
          {tag.text}
        </span>
      )}
    </>
  );
}

/** Three years after the person's last own contact. */
function Kept({ kept }: { readonly kept: Activity['keptUntil'] }) {
  if (kept === null) return <span class="meta">inconnue, faute de date d’ajout</span>;
  const day = `${shortDay(kept.day)} ${kept.day.slice(0, 4)}`;
  if (!kept.past) return <>{`jusqu’au ${day}`}</>;
  return (
    <>
      <span class="tag t-bad">dépassée</span>{' '}
      {`depuis le ${day}\u00a0: redemandez son accord à la personne, ou effacez ses données.`}
    </>
  );
}
