/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

interface Props {
  readonly title: string;
  readonly kind: 'sidebar' | 'workshop';
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A panel at the right of the grid, with its title bar: Ui.showSidebar's, 300 px wide, and the workshop. */
export function SidePanel({ title, kind, onClose, children }: Props) {
  return (
    <aside class={`side-panel ${kind}`} aria-label={title}>
      <div class="title-bar">
        <h2>{title}</h2>
        <button type="button" class="icon-button" aria-label={`Fermer « ${title} »`} onClick={onClose}>
          ×
        </button>
      </div>
      {children}
    </aside>
  );
}
