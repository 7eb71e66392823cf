import type { ComponentChildren } from 'preact';

/** Drawings on a grid of 20, in the colour of their text. */
const DRAWINGS = {
  alert: <path d="M10 3.2l7.6 13.3H2.4zM10 8.3v4M10 14.4v.1" />,
  arrow: <path d="M4 10h12M11.5 5.5L16 10l-4.5 4.5" />,
  back: <path d="M12 5l-5 5 5 5" />,
  calendar: (
    <path d="M4.5 4.5h11A1.5 1.5 0 0117 6v9.5a1.5 1.5 0 01-1.5 1.5h-11A1.5 1.5 0 013 15.5V6a1.5 1.5 0 011.5-1.5zM3 8.5h14M7 2.5V6M13 2.5V6" />
  ),
  check: <path d="M10 2.5a7.5 7.5 0 110 15 7.5 7.5 0 010-15zM6.5 10.3l2.4 2.4 4.6-5" />,
  clock: <path d="M10 2.5a7.5 7.5 0 110 15 7.5 7.5 0 010-15zM10 5.8v4.4l3 1.8" />,
  chevron: <path d="M8 5l5 5-5 5" />,
  doc: <path d="M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4M7.7 10.5h5M7.7 13.5h5" />,
  drop: (
    <path d="M10 6.6a3.4 3.4 0 110 6.8 3.4 3.4 0 010-6.8zM10 2.5v1.8M10 15.7v1.8M2.5 10h1.8M15.7 10h1.8M4.7 4.7L6 6M14 14l1.3 1.3M15.3 4.7L14 6M6 14l-1.3 1.3" />
  ),
  edit: <path d="M3.5 16.5l.8-3.5L13.5 3.8l2.7 2.7L7 15.7z" />,
  error: <path d="M10 2.5a7.5 7.5 0 110 15 7.5 7.5 0 010-15zM10 6v5M10 13.6v.1" />,
  flag: <path d="M5 17.5v-14M5 4h10l-2 3.5 2 3.5H5" />,
  flame: (
    <path d="M9.6 2.5c.9 3-3.8 5-3.8 9.3a4.4 4.4 0 008.8.1c.1-2.4-1.2-3.6-1.5-5.3-1 .5-1.5 1.3-1.5 2.3-1.6-1.2-.9-4.3-2-6.4z" />
  ),
  info: <path d="M10 2.5a7.5 7.5 0 110 15 7.5 7.5 0 010-15zM10 9.2v4.8M10 6.3v.1" />,
  leaf: <path d="M4 16c0-8 4.5-11.5 12.5-12C17 12 13 16.5 6.5 14.5M4 16c1.5-3.5 4-6 7.5-7.5" />,
  link: (
    <path d="M8.5 11.5a3 3 0 004.2 0l3-3a3 3 0 00-4.2-4.2L10.3 5.5M11.5 8.5a3 3 0 00-4.2 0l-3 3a3 3 0 004.2 4.2l1.2-1.2" />
  ),
  mail: (
    <path d="M4 4.5h12A1.5 1.5 0 0117.5 6v8a1.5 1.5 0 01-1.5 1.5H4A1.5 1.5 0 012.5 14V6A1.5 1.5 0 014 4.5zM3 6l7 5 7-5" />
  ),
  merge: <path d="M4 4v3c0 3.5 6 3.5 6 7v3M16 4v3c0 3.5-6 3.5-6 7M7.5 14.5L10 17l2.5-2.5" />,
  moon: <path d="M15.8 12.2A6.6 6.6 0 017.8 4.2a6.6 6.6 0 108 8z" />,
  more: <path d="M10 4.5h.01M10 10h.01M10 15.5h.01" stroke-width="3" />,
  phone: (
    <path d="M4.6 3h2.9l1.4 3.7-1.8 1.4a9.5 9.5 0 004.8 4.8l1.4-1.8L17 12.5v2.9a1.6 1.6 0 01-1.7 1.6A12.6 12.6 0 013 4.7 1.6 1.6 0 014.6 3z" />
  ),
  plus: <path d="M10 4v12M4 10h12" />,
  retry: <path d="M16.5 10a6.5 6.5 0 11-2-4.7M16.5 3v3.5H13" />,
  search: <path d="M9 3.5a5.5 5.5 0 110 11 5.5 5.5 0 010-11zM13.2 13.2L17 17" />,
  shield: <path d="M10 2.5l6.5 2.3v5c0 4-2.7 6.5-6.5 7.7-3.8-1.2-6.5-3.7-6.5-7.7v-5z" />,
  snow: <path d="M10 2.5v15M3.5 6.2l13 7.6M16.5 6.2l-13 7.6M8 3.8l2 2 2-2M8 16.2l2-2 2 2" />,
  sparkle: <path d="M10 3l1.7 5.3L17 10l-5.3 1.7L10 17l-1.7-5.3L3 10l5.3-1.7z" />,
  table: <path d="M4 4h12a1 1 0 011 1v10a1 1 0 01-1 1H4a1 1 0 01-1-1V5a1 1 0 011-1zM3 8h14M3 12h14M8.5 4v12" />,
  tick: <path d="M4 10.5l4 4 8-9" />,
  undo: <path d="M7 4.5L3.5 8 7 11.5M3.5 8h8.2a4.3 4.3 0 010 8.6H7" />,
  user: <path d="M10 3.8a3.2 3.2 0 110 6.4 3.2 3.2 0 010-6.4zM3.8 17c.6-3.5 3-5.2 6.2-5.2s5.6 1.7 6.2 5.2" />,
  close: <path d="M5 5l10 10M15 5L5 15" />,
  pause: <path d="M7 4.5v11M13 4.5v11" />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof DRAWINGS;

/** A drawing beside its word: screen readers skip it. */
export function Icon({ name, class: extra = '' }: { readonly name: IconName; readonly class?: string }) {
  return (
    <svg class={`i ${extra}`} viewBox="0 0 20 20" aria-hidden="true">
      {DRAWINGS[name]}
    </svg>
  );
}
