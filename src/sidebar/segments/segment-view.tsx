import { useEffect, useState } from 'preact/hooks';
import type { SavedSegment, SegmentList } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { StageTag, TemperatureTag } from '../components/tag.tsx';
import { call } from '../rpc-client.ts';
import { shortDay } from '../text/dates.ts';
import { tellCounts, tellOpposed } from './counts.ts';

interface Props {
  readonly segment: SavedSegment;
  readonly onBack: () => void;
  readonly onEdit: () => void;
  readonly onDeleted: (operation: string) => void;
}

/** One segment: who is in it today, and what can be made of it. */
export function SegmentView({ segment, onBack, onEdit, onDeleted }: Props) {
  const [list, setList] = useState<SegmentList | null>(null);
  const [trouble, setTrouble] = useState('');
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    void call('segments.list', { criteria: segment.criteria }).then((answer) => {
      if (answer.ok) setList(answer.value);
      else setTrouble(answer.error.message);
    });
  }, [segment]);

  const makeTab = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await call('segments.tab', { name: segment.name });
    setBusy(false);
    setSaid(answer.ok ? answer.value.summary : '');
    setTrouble(answer.ok ? '' : answer.error.message);
  };
  const remove = async () => {
    const answer = await call('segments.delete', { name: segment.name });
    if (answer.ok) onDeleted(answer.value.operation);
    else setTrouble(answer.error.message);
  };
  const counts = list ?? segment;
  const opposed = tellOpposed(counts);

  return (
    <>
      <div class="row">
        <button type="button" class="btn btn--sm btn--text" onClick={onBack}>
          <Icon name="back" />
          Segments
        </button>
      </div>
      <div class="stack">
        <h2 class="title">{segment.name}</h2>
        <p class="meta">{segment.text}</p>
        <p role="status">{tellCounts(counts)}</p>
        {opposed !== '' && <p class="meta">{opposed}</p>}
      </div>
      {trouble !== '' && (
        <Banner tone="danger" title="Ce n’est pas fait">
          <p>{trouble}</p>
        </Banner>
      )}
      {said !== '' && (
        <Banner tone="success" title="L’onglet est prêt">
          <p>{said}</p>
        </Banner>
      )}
      <div class="row row--wrap">
        <button type="button" class="btn btn--primary" aria-disabled={busy} onClick={() => void makeTab()}>
          {busy && <span class="spin" />}
          {busy ? 'Écriture…' : 'En faire un onglet'}
        </button>
        <button type="button" class="btn btn--outline" onClick={onEdit}>
          Modifier
        </button>
        <button type="button" class="btn btn--text btn--danger" onClick={() => void remove()}>
          Retirer
        </button>
      </div>
      {list === null && trouble === '' && (
        <div class="stack" role="status" aria-label="Chargement">
          <span class="sk sk--card" />
          <span class="sk sk--card" />
        </div>
      )}
      {list && <Members list={list} />}
    </>
  );
}

function Members({ list: { members, contacts } }: { readonly list: SegmentList }) {
  if (members.length === 0) {
    return <p>Personne n’y entre aujourd’hui. Élargissez ses critères, ou attendez&nbsp;: il se tient à jour seul.</p>;
  }
  return (
    <section class="section" aria-label="Contacts du segment">
      <ul>
        {members.map(({ id, name, company, stage, temperature, score, lastInteraction }) => (
          <li class="member" key={id}>
            <button
              type="button"
              class="member__name"
              onClick={() => void call('pages.open', { page: 'record', subject: id })}
            >
              {name}
            </button>
            <span class="meta">
              {[company, score === null ? '' : `${score} sur 100`, lastInteraction && `le ${shortDay(lastInteraction)}`]
                .filter((part) => part !== '')
                .join(', ')}
            </span>
            <span class="row row--wrap">
              <StageTag value={stage} />
              <TemperatureTag value={temperature} />
            </span>
          </li>
        ))}
      </ul>
      {contacts > members.length && (
        <p class="meta">{`Et ${contacts - members.length} autres\u00a0: faites-en un onglet pour les voir tous.`}</p>
      )}
    </section>
  );
}
