import { StageTag, TemperatureTag } from '../components/tag.tsx';
import type { Contact } from './contact.ts';

interface Props {
  readonly contact: Contact;
  /** What the interaction is about, when an opportunity was chosen. */
  readonly opportunity: string;
  readonly onChange: () => void;
}

/** Who the interaction is with. */
export function PickedContact({ contact, opportunity, onChange }: Props) {
  return (
    <div class="field">
      <span class="label" id="picked-label">
        Contact
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as a form within the form. */}
      <div class="picked" role="group" aria-labelledby="picked-label">
        <div class="grow stack stack--tight">
          <p class="picked__name">{contact.name}</p>
          <p class="meta">
            {contact.position}
            {contact.position !== '' && contact.company !== '' && <br />}
            {contact.company}
          </p>
          {opportunity !== '' && <p class="meta">{`À propos de\u00a0: ${opportunity}`}</p>}
          <p class="row row--wrap row--tight">
            <TemperatureTag value={contact.temperature} />
            <StageTag value={contact.stage} />
            {contact.optedOut && <span class="tag t-bad">S’oppose à la prospection</span>}
          </p>
        </div>
        <button type="button" class="btn btn--sm btn--text" onClick={onChange}>
          Changer
        </button>
      </div>
    </div>
  );
}
