import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { PersonCheck } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { describedBy, Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { type Contact, readContacts } from '../contacts/contact.ts';
import { call } from '../rpc-client.ts';
import { type Person, personFrom } from './person.ts';
import { usePersonCheck } from './use-person-check.ts';

interface Props {
  /** What was searched for, and not found. */
  readonly query: string;
  readonly onCreated: (contact: Contact, operation: string) => void;
  /** The person is in the sheet already. */
  readonly onUseKnown: (contact: Contact) => void;
  readonly onCancel: () => void;
}

/** A new contact, without leaving the interaction: who may be the same person shows while one types. */
export function NewContact({ query, onCreated, onUseKnown, onCancel }: Props) {
  const [person, setPerson] = useState(() => personFrom(query));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<PersonCheck | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const live = usePersonCheck(person);
  const check = live ?? refused;
  const twins = check ? readContacts(check.twins) : [];

  const change = (field: keyof Person) => (event: Event & { currentTarget: HTMLInputElement }) => {
    setPerson({ ...person, [field]: event.currentTarget.value });
    setRefused(null);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(null);
    // Only what the person has seen can be confirmed.
    const result = await call('contacts.create', { ...person, confirmed: twins.length > 0 });
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    if (result.value.kind === 'twins') return setRefused(result.value.check);
    const [created] = readContacts(result.value.contact);
    if (created) onCreated(created, result.value.operation);
  };
  const errorOf = (field: keyof Person) => (failure?.field === field ? failure.message : undefined);
  const hint = check ? companyHint(check.company) : undefined;
  const control = (field: keyof Person, fieldHint?: string) => ({
    class: 'input',
    id: field,
    autocomplete: 'off',
    maxLength: 500,
    value: person[field],
    onInput: change(field),
    ...describedBy(field, errorOf(field), fieldHint),
  });

  return (
    <form class="page__form" noValidate onSubmit={submit}>
      <div class="page__body" aria-busy={busy}>
        <div class="row">
          <button type="button" class="btn btn--icon" aria-label="Revenir à l’interaction" onClick={onCancel}>
            <Icon name="back" />
          </button>
          <h2 class="title title--light">Nouveau contact</h2>
        </div>
        <div class="row row--top">
          <Field id="firstName" label="Prénom" class="grow" error={errorOf('firstName')}>
            <input {...control('firstName')} ref={first} />
          </Field>
          <Field id="lastName" label="Nom" class="grow" error={errorOf('lastName')}>
            <input {...control('lastName')} />
          </Field>
        </div>
        <Field id="company" label="Entreprise ou collectivité" hint={hint} error={errorOf('company')}>
          <input {...control('company', hint)} />
        </Field>
        <Field id="email" label="E-mail" optional error={errorOf('email')}>
          <input type="email" {...control('email')} />
        </Field>
        {twins.length > 0 && (
          <Banner tone="warning" title={'Cette personne existe peut-être'}>
            {twins.map((twin, index) => (
              <Twin key={twin.id} contact={twin} reason={check?.reasons[index] ?? ''} onUse={() => onUseKnown(twin)} />
            ))}
          </Banner>
        )}
        {failure && failure.field === undefined && (
          <Banner tone="danger" title="Le contact n’a pas été créé">
            <p>{`${failure.message} Votre saisie est gardée ici.`}</p>
          </Banner>
        )}
      </div>
      <div class="page__foot">
        <button
          type="submit"
          class={`btn grow ${twins.length > 0 ? 'btn--outline' : 'btn--primary'}`}
          aria-disabled={busy}
        >
          {busy && <span class="spin" />}
          {twins.length > 0 ? 'Créer quand même' : 'Créer le contact'}
        </button>
        <button type="button" class="btn btn--text" onClick={onCancel}>
          Annuler
        </button>
      </div>
    </form>
  );
}

interface TwinProps {
  readonly contact: Contact;
  readonly reason: string;
  readonly onUse: () => void;
}

function Twin({ contact, reason, onUse }: TwinProps) {
  const place = [contact.position, contact.company].filter((part) => part !== '').join(', ');
  return (
    <div class="card stack stack--tight">
      <p class="picked__name">{contact.name}</p>
      <p class="meta">
        {place}
        {place !== '' && contact.email !== '' && <br />}
        {contact.email}
      </p>
      <p class="meta">{reason}</p>
      <button type="button" class="btn btn--sm btn--tonal btn--block" onClick={onUse}>
        Utiliser ce contact
      </button>
    </div>
  );
}

function companyHint(company: PersonCheck['company']): string | undefined {
  switch (company.kind) {
    case 'none':
      return undefined;
    case 'new':
      return 'Nouvelle entreprise\u00a0: elle sera créée.';
    case 'known':
      return `Sera liée à\u00a0: ${company.name}`;
    case 'several':
      return `Plusieurs portent ce nom\u00a0: ${company.names.join(', ')}. Tapez celui qu’il faut en entier.`;
  }
}
