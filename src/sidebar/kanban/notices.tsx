import { Banner } from '../components/banner.tsx';

/** Something that did not go as asked, said above the board. */
export interface Notice {
  readonly tone: 'danger' | 'warning';
  readonly title: string;
  readonly text: string;
}

export const TROUBLES = {
  move: { tone: 'danger', title: 'La carte n’a pas bougé' },
  undo: { tone: 'danger', title: 'Le déplacement n’est pas annulé' },
  reload: { tone: 'danger', title: 'Le pipeline affiché n’est peut-être plus à jour' },
  open: { tone: 'danger', title: 'La page ne s’est pas ouverte' },
  kept: { tone: 'warning', title: 'Une partie reste telle quelle' },
} as const satisfies Record<string, Omit<Notice, 'text'>>;

interface Props {
  readonly notice: Notice;
  readonly onRefresh: () => void;
  readonly onClose: () => void;
}

/** Reading the sheet again always tells where the card stands. */
export function BoardNotice({ notice: { tone, title, text }, onRefresh, onClose }: Props) {
  return (
    <div class="kanban__notice">
      <Banner tone={tone} title={title}>
        <p>{text}</p>
        <div class="row">
          <button type="button" class="btn btn--sm btn--outline" onClick={onRefresh}>
            Actualiser
          </button>
          <button type="button" class="btn btn--sm btn--text" onClick={onClose}>
            Fermer
          </button>
        </div>
      </Banner>
    </div>
  );
}
