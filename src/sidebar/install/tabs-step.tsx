import type { InstallView, TabView } from '../../rpc/index.ts';
import { type Choices, chooseNamed, chooseUse } from './choices.ts';

interface Props {
  readonly plan: InstallView;
  readonly choices: Choices;
  readonly choose: (choices: Choices) => void;
}

/** What each tab of the team becomes. */
export function TabsStep({ plan, choices, choose }: Props) {
  return (
    <>
      <h2 class="title">Que devient chaque onglet&nbsp;?</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Onglet</th>
            <th scope="col" class="w-number">
              Lignes
            </th>
            <th scope="col" class="w-choice">
              Devient
            </th>
            <th scope="col">Pourquoi</th>
          </tr>
        </thead>
        <tbody>
          {plan.tabs.map((tab) => (
            <tr key={tab.name}>
              <th scope="row">{tab.name}</th>
              <td class="num">{tab.use === 'leave' ? '–' : tab.rows}</td>
              <td>
                <select
                  class="input"
                  aria-label={`Devient, onglet ${tab.name}`}
                  value={tab.use}
                  onChange={(event) =>
                    choose(chooseUse(choices, tab.name, event.currentTarget.value as TabView['use']))
                  }
                >
                  <option value="leave">Laisser tel quel</option>
                  {plan.tables.map(({ key, tab: name }) => (
                    <option key={key} value={key}>
                      {name}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <span class="reason">{tab.reason}</span>
                <TabDetails tab={tab} choices={choices} choose={choose} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface DetailsProps {
  readonly tab: TabView;
  readonly choices: Choices;
  readonly choose: (choices: Choices) => void;
}

function TabDetails({ tab, choices, choose }: DetailsProps) {
  if (tab.use === 'leave') return null;
  const named = choices.tabs.find((choice) => choice.tab === tab.name)?.named !== false;
  return (
    <>
      <p class="meta">
        {tab.stays
          ? 'Il garde sa place\u00a0; une copie est faite d’abord.'
          : 'Ses lignes vont dans un onglet neuf\u00a0; il devient la sauvegarde.'}
        {tab.headerRow > 1 && ` En-têtes en ligne ${tab.headerRow}.`}
        {tab.headerRow === 0 && ' Sans en-têtes.'}
        {tab.formulas > 0 &&
          ` ${tab.formulas} formules\u00a0: leurs valeurs sont gardées${tab.stays ? ', et elles restent.' : '.'}`}
      </p>
      {(tab.meaning !== '' || !named) && (
        <label class="row check">
          <input
            type="checkbox"
            checked={named}
            onChange={(event) => choose(chooseNamed(choices, tab.name, event.currentTarget.checked))}
          />
          <span>{named ? `Son nom remplit «\u00a0${tab.meaning}\u00a0»` : 'Son nom remplit une colonne'}</span>
        </label>
      )}
    </>
  );
}
