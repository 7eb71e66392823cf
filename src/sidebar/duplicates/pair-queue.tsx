import type { DuplicatePair } from '../../rpc/index.ts';
import { CONFIDENCES } from './confidence.ts';

interface Props {
  readonly contacts: readonly DuplicatePair[];
  readonly companies: readonly DuplicatePair[];
  /** Pairs beyond those of the list. */
  readonly more: number;
  readonly current: string;
  readonly onChoose: (pair: DuplicatePair) => void;
}

/** The pairs that are left, the surest first. Arrows walk through them. */
export function PairQueue({ contacts, companies, more, current, onChoose }: Props) {
  return (
    <nav class="queue" aria-label="Paires à examiner" onKeyDown={walk}>
      <Group title="Contacts" pairs={contacts} current={current} onChoose={onChoose} />
      <Group title="Entreprises" pairs={companies} current={current} onChoose={onChoose} />
      {more > 0 && <p class="meta queue__more">{`Et ${more} autres, une fois celles-ci examinées.`}</p>}
    </nav>
  );
}

interface GroupProps extends Pick<Props, 'current' | 'onChoose'> {
  readonly title: string;
  readonly pairs: readonly DuplicatePair[];
}

function Group({ title, pairs, current, onChoose }: GroupProps) {
  if (pairs.length === 0) return null;
  return (
    <>
      <h2>
        {title} <span class="count">{pairs.length}</span>
      </h2>
      <ul>
        {pairs.map((pair) => {
          const { word, tone } = CONFIDENCES[pair.confidence];
          return (
            <li key={nameOf(pair)}>
              <button
                type="button"
                class="pair"
                aria-current={nameOf(pair) === current ? 'true' : undefined}
                onClick={() => onChoose(pair)}
              >
                <span class="row row--top">
                  <b class="grow">{pair.name}</b>
                  <span class={`tag ${tone}`}>{word}</span>
                </span>
                {pair.detail !== '' && <span class="meta">{pair.detail}</span>}
                <span class="meta">{pair.reason}</span>
                {pair.rows > 2 && <span class="meta">{`${pair.rows} fiches de la même personne ou structure`}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What tells a pair from the others. */
export function nameOf({ table, ids }: DuplicatePair): string {
  return `${table} ${ids.join(' ')}`;
}

function walk(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.pair')];
  const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
