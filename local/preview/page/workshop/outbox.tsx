/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { SentMail } from '../../protocol.ts';
import { shortTime } from './french-time.ts';

/** The e-mails the bundle sent: none leaves this machine. */
export function Outbox({ mails }: { mails: readonly SentMail[] }) {
  return (
    <section>
      <h3>E-mails envoyés</h3>
      {mails.length === 0 && <p class="quiet">Aucun e-mail envoyé.</p>}
      {[...mails.entries()].reverse().map(([index, mail]) => (
        <details key={index} class="mail">
          <summary>
            <strong>{mail.subject}</strong>
            <span class="quiet">
              {shortTime(mail.at)}, à {mail.to}
            </span>
          </summary>
          <MailBody mail={mail} />
        </details>
      ))}
    </section>
  );
}

function MailBody({ mail }: { mail: SentMail }) {
  const [asText, setAsText] = useState(mail.html === '');
  return (
    <div class="mail-body">
      {mail.cc && <p class="quiet">Copie : {mail.cc}</p>}
      {mail.bcc && <p class="quiet">Copie cachée : {mail.bcc}</p>}
      {mail.attachments.length > 0 && <p class="quiet">Pièces jointes : {mail.attachments.join(', ')}</p>}
      {mail.html !== '' && (
        <label class="check">
          <input type="checkbox" checked={asText} onChange={(event) => setAsText(event.currentTarget.checked)} />{' '}
          Version texte
        </label>
      )}
      {asText ? (
        <pre>{mail.text}</pre>
      ) : (
        <iframe class="mail-frame" title={`E-mail : ${mail.subject}`} sandbox="" srcdoc={mail.html} />
      )}
    </div>
  );
}
