import { useState } from 'preact/hooks';
import type { ColumnView, InstallView, TabView } from '../../rpc/index.ts';
import { type Choices, chooseColumn, chooseRow, chooseWord, columnChoices, rowsTaken } from './choices.ts';

interface Props {
  readonly plan: InstallView;
  readonly choices: Choices;
  readonly choose: (choices: Choices) => void;
}

/** What each column of a tab becomes, the words of the team, and the rows that are left out. */
export function ColumnsStep({ plan, choices, choose }: Props) {
  const taken = plan.tabs.filter(({ use }) => use !== 'leave');
  const [name, setName] = useState(taken[0]?.name ?? '');
  const tab = taken.find((known) => known.name === name) ?? taken[0];
  if (!tab) return <p>Aucun onglet n’est repris&nbsp;: Pistil crée les siens à côté.</p>;
  return (
    <>
      <div class="row">
        <h2 class="title grow">À quoi correspondent les colonnes&nbsp;?</h2>
        {taken.length > 1 && (
          <label class="inline">
            Onglet
            <select class="input" value={tab.name} onChange={(event) => setName(event.currentTarget.value)}>
              {taken.map((known) => (
                <option key={known.name}>{known.name}</option>
              ))}
            </select>
          </label>
        )}
      </div>
      <ColumnsTable plan={plan} tab={tab} choices={choices} choose={choose} />
      {plan.words.length > 0 && <WordsTable plan={plan} choices={choices} choose={choose} />}
      {tab.leftOut.length + rowsTaken(choices, tab.name).length > 0 && (
        <LeftOut tab={tab} choices={choices} choose={choose} />
      )}
    </>
  );
}

interface TabProps extends Props {
  readonly tab: TabView;
}

function ColumnsTable({ plan, tab, choices, choose }: TabProps) {
  const uses = columnChoices(plan, tab.use);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" class="w-name">
            Colonne de «&nbsp;{tab.name}&nbsp;»
          </th>
          <th scope="col">Exemples</th>
          <th scope="col" class="w-choice">
            Devient
          </th>
          <th scope="col" class="w-name">
            Pourquoi
          </th>
        </tr>
      </thead>
      <tbody>
        {tab.columns.map((column) => (
          <tr key={column.place}>
            <th scope="row">{column.title}</th>
            <td class="example">{column.samples.join(', ') || 'vide'}</td>
            <td>
              <UseSelect
                column={column}
                uses={uses}
                onChange={(use) => choose(chooseColumn(choices, tab.name, column.place, use))}
              />
            </td>
            <td class="example">
              <span class="reason">{column.reason}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface UseProps {
  readonly column: ColumnView;
  readonly uses: readonly { readonly use: string; readonly label: string; readonly group: string }[];
  readonly onChange: (use: string) => void;
}

function UseSelect({ column, uses, onChange }: UseProps) {
  const groups = [...new Set(uses.map(({ group }) => group))];
  return (
    <select
      class="input"
      aria-label={`Devient, colonne ${column.title}`}
      value={column.use}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="keep">Garder telle quelle</option>
      <option value="notes">Ajouter aux notes</option>
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {uses
            .filter((known) => known.group === group)
            .map(({ use, label }) => (
              <option key={use} value={use}>
                {label}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}

function WordsTable({ plan, choices, choose }: Props) {
  return (
    <>
      <h2 class="title">Que deviennent vos mots&nbsp;?</h2>
      <table>
        <thead>
          <tr>
            <th scope="col" class="w-name">
              Colonne
            </th>
            <th scope="col">Votre mot</th>
            <th scope="col" class="w-number">
              Lignes
            </th>
            <th scope="col" class="w-choice">
              Devient
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.words.map((word) => (
            <tr key={`${word.column}/${word.word}`}>
              <td>{word.header}</td>
              <th scope="row">{word.word}</th>
              <td class="num">{word.count}</td>
              <td>
                <select
                  class="input"
                  aria-label={`Devient, ${word.word}`}
                  value={word.value}
                  onChange={(event) => choose(chooseWord(choices, word.column, word.word, event.currentTarget.value))}
                >
                  <option value="">Laisser, avec une note</option>
                  {word.allowed.map((value) => (
                    <option key={value}>{value}</option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function LeftOut({ tab, choices, choose }: Omit<TabProps, 'plan'>) {
  const taken = rowsTaken(choices, tab.name);
  return (
    <>
      <h2 class="title">Lignes laissées de côté</h2>
      <p class="meta">Elles restent dans la sauvegarde. Cochez celles qui sont des données.</p>
      <ul class="stack">
        {tab.leftOut.map(({ position, text, reason }) => (
          <li key={position}>
            <label class="row check">
              <input
                type="checkbox"
                checked={false}
                onChange={() => choose(chooseRow(choices, tab.name, position, true))}
              />
              <span>
                Ligne {position}, {reason.toLowerCase()}&nbsp;: {text}
              </span>
            </label>
          </li>
        ))}
        {taken.map((position) => (
          <li key={position}>
            <label class="row check">
              <input type="checkbox" checked onChange={() => choose(chooseRow(choices, tab.name, position, false))} />
              <span>Ligne {position}, reprise</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
