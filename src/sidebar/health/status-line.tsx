import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../components/icon.tsx';

export type Status = 'ok' | 'bad' | 'off' | 'warn' | 'waiting';

const DOTS: Readonly<Record<Status, { readonly icon: IconName; readonly spoken: string }>> = {
  ok: { icon: 'tick', spoken: 'Fonctionne' },
  bad: { icon: 'close', spoken: 'En panne' },
  off: { icon: 'pause', spoken: 'Arrêté' },
  warn: { icon: 'alert', spoken: 'À surveiller' },
  waiting: { icon: 'clock', spoken: 'En attente' },
};

interface Props {
  readonly status: Status;
  readonly name: string;
  readonly said: string;
  /** What can be done about it. */
  readonly children?: ComponentChildren;
}

/** One thing that runs, or does not. */
export function StatusLine({ status, name, said, children }: Props) {
  const { icon, spoken } = DOTS[status];
  return (
    <li>
      <span class={`dot dot--${status}`}>
        <Icon name={icon} />
        <span class="sr">{spoken}&nbsp;: </span>
      </span>
      <div class="grow">
        <p class="name">{name}</p>
        <p class="meta">{said}</p>
        {children}
      </div>
    </li>
  );
}
