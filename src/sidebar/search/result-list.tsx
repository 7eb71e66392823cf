import { useLayoutEffect } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { Marked } from '../components/marked.tsx';
import { shortDay } from '../text/dates.ts';
import { type Option, optionsOf, type ResultGroup } from './group-results.ts';
import { excerptOf, markMatches } from './marks.ts';
import type { Findable } from './match.ts';
import type { Query } from './query.ts';
import { TABS } from './tables.ts';
import type { SearchModel } from './use-search.ts';

/** Results under the names of their tables, one list for the arrows. */
export function ResultList({ search }: { readonly search: SearchModel }) {
  const { groups, active } = search;
  useLayoutEffect(() => document.getElementById(`option-${active}`)?.scrollIntoView({ block: 'nearest' }), [active]);
  const firsts = groups.map((_, place) =>
    groups.slice(0, place).reduce((sum, group) => sum + optionsOf(group, search.open).length, 0),
  );
  return (
    <div class="results" id="results" role="listbox" aria-label="Résultats" hidden={groups.length === 0}>
      {groups.map((group, place) => (
        <Group key={group.table} group={group} first={firsts[place] ?? 0} search={search} />
      ))}
    </div>
  );
}

interface GroupProps {
  readonly group: ResultGroup;
  /** The number of its first option. */
  readonly first: number;
  readonly search: SearchModel;
}

function Group({ group, first, search }: GroupProps) {
  const { title, icon } = TABS[group.table];
  return (
    // biome-ignore lint/a11y/useSemanticElements: in a list of options, the groups that ARIA knows are no fieldsets.
    <div role="group" aria-labelledby={`group-${group.table}`}>
      <p class="results__group" id={`group-${group.table}`}>
        <Icon name={icon} />
        {title} <span class="count">{group.total}</span>
      </p>
      {optionsOf(group, search.open).map((option, place) => (
        <div
          class="option"
          key={option.kind === 'row' ? option.row.id : 'more'}
          {...propsOf(option, first + place, search)}
        >
          <Line option={option} query={search.query} />
        </div>
      ))}
      {search.open.has(group.table) && group.total > group.rows.length && (
        <p class="results__group">{`Et ${group.total - group.rows.length} autres\u00a0: précisez la recherche.`}</p>
      )}
    </div>
  );
}

/** What makes an option of a line: the keys are the field's. */
function propsOf(option: Option, place: number, { active, choose }: SearchModel) {
  return {
    id: `option-${place}`,
    role: 'option' as const,
    'aria-selected': place === active,
    // The focus stays in the field.
    onMouseDown: (event: Event) => event.preventDefault(),
    onClick: (event: MouseEvent) => choose(option, event.ctrlKey || event.metaKey),
  };
}

function Line({ option, query }: { readonly option: Option; readonly query: Query }) {
  if (option.kind === 'more') {
    return (
      <span class="results__more">{option.others === 1 ? 'Voir l’autre' : `Voir les ${option.others} autres`}</span>
    );
  }
  return <Result row={option.row} query={query} />;
}

function Result({ row, query }: { readonly row: Findable; readonly query: Query }) {
  const excerpt = excerptOf(row, query);
  return (
    <span class="grow">
      <span class="row row--top">
        <span class="grow">
          <Marked pieces={markMatches(row.name, query)} />
        </span>
        {row.day !== '' && <span class="meta nb">{dayOf(row.day)}</span>}
      </span>
      {row.detail !== '' && (
        <span class="meta results__line">
          <Marked pieces={markMatches(row.detail, query)} />
        </span>
      )}
      {excerpt !== '' && (
        <span class="meta results__line">
          <Marked pieces={markMatches(excerpt, query)} />
        </span>
      )}
    </span>
  );
}

/** `19 juin 2026`: what is found may be old. */
function dayOf(day: string): string {
  return `${shortDay(day)} ${day.slice(0, 4)}`;
}
