import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from './icon.tsx';

type Tone = 'info' | 'success' | 'warning' | 'danger';

const ICONS: Readonly<Record<Tone, IconName>> = { info: 'info', success: 'check', warning: 'alert', danger: 'error' };

interface Props {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ComponentChildren;
  /** To put the focus there. */
  readonly box?: Ref<HTMLDivElement>;
}

/** Something that happened and what to do about it. Trouble interrupts a screen reader, the rest waits its turn. */
export function Banner({ tone, title, children, box }: Props) {
  const trouble = tone === 'danger' || tone === 'warning';
  return (
    <div
      class={`banner banner--${tone}`}
      role={trouble ? 'alert' : 'status'}
      ref={box ?? null}
      tabIndex={box ? -1 : undefined}
    >
      <Icon name={ICONS[tone]} />
      <div class="banner__text">
        <p class="banner__title">{title}</p>
        {children}
      </div>
    </div>
  );
}
