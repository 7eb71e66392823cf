import { useRef, useState } from 'preact/hooks';
import type { RitualList, ShownRitual } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';

/** The rituals of RITUELS, to send to the agendas of those who hold them. */
export function RitualsPage({ list }: { readonly list: RitualList }) {
  const { rituals, problems } = list;
  const [sending, setSending] = useState(false);
  const [told, setTold] = useState('');
  const [trouble, setTrouble] = useState('');
  const outcome = useRef<HTMLDivElement>(null);
  const barrier = tellBarrier(list);

  const send = async () => {
    if (sending || barrier !== '') return;
    setSending(true);
    setTold('');
    setTrouble('');
    const answer = await call('rituals.send', {});
    if (answer.ok) setTold(answer.value.summary);
    else setTrouble(answer.error.message);
    setSending(false);
    outcome.current?.focus();
  };

  return (
    <>
      <div class="page__body">
        <div ref={outcome} tabIndex={-1} class="stack">
          {trouble !== '' && (
            <Banner tone="danger" title="Cela n’a pas pu se faire">
              <p>{trouble}</p>
            </Banner>
          )}
          {told !== '' && (
            <Banner tone="success" title="C’est parti">
              <p>{told}</p>
            </Banner>
          )}
          {problems.length > 0 && (
            <Banner tone="warning" title="À compléter">
              {problems.map((problem) => (
                <p key={problem}>{problem}</p>
              ))}
            </Banner>
          )}
        </div>
        {rituals.length === 0 ? (
          <div class="empty">
            <Icon name="calendar" />
            <h2>Aucun rituel</h2>
            <p>Écrivez-en un par ligne dans RITUELS&nbsp;: son nom, sa fréquence, son jour.</p>
          </div>
        ) : (
          <ul class="stack">
            {rituals.map((ritual) => (
              <RitualCard key={ritual.id} ritual={ritual} />
            ))}
          </ul>
        )}
      </div>
      {rituals.length > 0 && (
        <div class="page__foot">
          <button
            type="button"
            class="btn btn--primary"
            aria-disabled={barrier !== '' || sending}
            onClick={() => void send()}
          >
            {sending && <span class="spin" />}
            {sending ? 'Envoi en cours…' : 'Envoyer aux agendas'}
          </button>
          <span class="meta">{barrier || 'Par e-mail, à chaque responsable.'}</span>
        </div>
      )}
    </>
  );
}

/** Why nothing can leave, and what to fill so that it can; `''`: it can. */
function tellBarrier({ rituals, mailsLeft }: RitualList): string {
  const coming = rituals.filter(({ next }) => next !== '');
  if (coming.length === 0) return 'Aucun rituel n’est à venir\u00a0: changez la colonne «\u00a0Au\u00a0» de RITUELS.';
  if (coming.every(({ address }) => address === ''))
    return 'Personne à qui l’envoyer\u00a0: donnez un responsable dans RITUELS, et son adresse dans PARAMETRES, groupe Équipe.';
  return mailsLeft === 0 ? 'Le nombre d’e-mails du jour est atteint\u00a0: réessayez demain.' : '';
}

function RitualCard({ ritual }: { readonly ritual: ShownRitual }) {
  const { name, rhythm, next, last, assignee, address } = ritual;
  return (
    <li class="card ritual">
      <h2 class="title">{name}</h2>
      <p>{rhythm}</p>
      <p class="meta">{next === '' ? 'Terminé' : `Prochain\u00a0: ${next}`}</p>
      <p class="meta">{last === '' ? 'Pas encore tenu' : `Dernière fois\u00a0: ${last}`}</p>
      <p class="meta">{tellWho(assignee, address)}</p>
    </li>
  );
}

function tellWho(assignee: string, address: string): string {
  if (assignee === '') return 'Sans responsable\u00a0: il n’ira dans aucun agenda.';
  return address === '' ? `${assignee}, sans adresse dans PARAMETRES` : assignee;
}
