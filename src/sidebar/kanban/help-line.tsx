import type { Lifted } from './use-carry.ts';

/** The keys, and what the amber edge means. */
export function HelpLine() {
  return (
    <>
      <p class="kanban__help meta">
        <span>
          <b>Flèches</b> parcourir
        </span>
        <span>
          <b>Espace</b> prendre, puis <b>← →</b> et <b>Entrée</b> déposer
        </span>
        <span>
          <b>O</b> ouvrir la fiche
        </span>
        <span>
          <b>J</b> journaliser
        </span>
        <span class="legend">
          <i />
          Bloquée&nbsp;: plus longtemps dans l’étape que le maximum de PARAMETRES
        </span>
      </p>
      <p class="sr" id="how">
        Espace pour prendre la carte, flèches gauche et droite pour choisir l’étape, Entrée pour déposer, Échap pour
        annuler. O ouvre la fiche, J le journal.
      </p>
    </>
  );
}

/** Where the card in hand would be dropped; the live region says it to those who listen. */
export function CarryBar({ lifted: { card, to } }: { readonly lifted: Lifted }) {
  return (
    <div class="carry" aria-hidden="true">
      <p>
        <b>{card.title}</b>&nbsp;: {card.stage} → {to}
      </p>
      <span>
        <kbd>Entrée</kbd> déposer
      </span>
      <span>
        <kbd>Échap</kbd> annuler
      </span>
    </div>
  );
}
