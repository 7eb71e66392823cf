import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { CreatedTable, CreateForm } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { type Choice, ChoiceChips } from '../components/choice-chips.tsx';
import { call } from '../rpc-client.ts';
import { NewRow } from './new-row.tsx';

const CHOICES: readonly Choice<CreatedTable>[] = [
  { value: 'contacts', label: 'Contact' },
  { value: 'companies', label: 'Entreprise' },
  { value: 'opportunities', label: 'Opportunité' },
  { value: 'followUps', label: 'Relance' },
];

/** What to create, then its form. A form that was left keeps what was typed in it. */
export function ChooseTable() {
  const [chosen, setChosen] = useState<CreatedTable | ''>('');
  const [opened, setOpened] = useState<readonly CreatedTable[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => document.getElementById('table')?.focus(), []);

  const choose = (table: CreatedTable | '') => {
    setChosen(table);
    if (table !== '' && !opened.includes(table)) setOpened([...opened, table]);
  };

  const openJournal = async () => {
    const answer = await call('pages.open', { page: 'journal', subject: '' });
    setFailure(answer.ok ? null : answer.error);
  };

  return (
    <>
      <div class="page__head">
        <fieldset>
          <legend>Que voulez-vous créer{'\u00a0'}?</legend>
          <ChoiceChips name="table" label="Que voulez-vous créer" choices={CHOICES} value={chosen} onChange={choose} />
        </fieldset>
      </div>
      {chosen === '' && (
        <div class="page__body">
          <p class="meta">Un appel, un e-mail ou un rendez-vous se note à part.</p>
          <button type="button" class="btn btn--outline" onClick={() => void openJournal()}>
            Journaliser une interaction
          </button>
          {failure && (
            <Banner tone="danger" title="La page n’a pas pu s’ouvrir">
              <p>{failure.message}</p>
            </Banner>
          )}
        </div>
      )}
      {opened.map((table) => (
        <div key={table} class={table === chosen ? 'page__form' : ''} hidden={table !== chosen}>
          <LoadedRow table={table} />
        </div>
      ))}
    </>
  );
}

function LoadedRow({ table }: { readonly table: CreatedTable }) {
  const [form, setForm] = useState<CreateForm | Failure | null>(null);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try reads anew.
  useEffect(() => {
    let current = true;
    const load = async () => {
      const answer = await call('new-records.form', { subject: table });
      if (current) setForm(answer.ok ? answer.value : answer.error);
    };
    void load();
    return () => {
      current = false;
    };
  }, [table, tries]);

  if (form === null) return <FormSkeleton />;
  if ('fields' in form) return <NewRow form={form} quiet />;
  const again = () => {
    setForm(null);
    setTries(tries + 1);
  };
  return (
    <div class="page__body">
      <Banner tone="danger" title="Le formulaire n’a pas pu s’ouvrir">
        <p>{form.message}</p>
      </Banner>
      <button type="button" class="btn btn--primary" onClick={again}>
        Réessayer
      </button>
    </div>
  );
}

function FormSkeleton() {
  return (
    <div class="page__body" role="status" aria-label="Chargement du formulaire">
      {[72, 90, 60, 84].map((width) => (
        <div class="stack stack--tight" key={width}>
          <span class="sk" style={{ width: `${width}px`, height: '12px' }} />
          <span class="sk" style={{ height: '32px' }} />
        </div>
      ))}
    </div>
  );
}
