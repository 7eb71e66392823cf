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
  chevron: <path d="M8 5l5 5-5 5" />,
  drop: (
    <path d="M10 6.6a3.4 3.4 0 110 6.8 3.4 3.4 0 010-6.8zM10 2.5v1.8M10 15.7v1.8M2.5 10h1.8M15.7 10h1.8M4.7 4.7L6 6M14 14l1.3 1.3M15.3 4.7L14 6M6 14l-1.3 1.3" />
  ),
  error: <path d="M10 2.5a7.5 7.5 0 110 15 7.5 7.5 0 010-15zM10 6v5M10 13.6v.1" />,
  flame: (
    <path d="M9.6 2.5c.9 3-3.8 5-3.8 9.3a4.4 4.4 0 008.8.1c.1-2.4-1.2-3.6-1.5-5.3-1 .5-1.5 1.3-1.5 2.3-1.6-1.2-.9-4.3-2-6.4z" />
  ),
  moon: <path d="M15.8 12.2A6.6 6.6 0 017.8 4.2a6.6 6.6 0 108 8z" />,
  plus: <path d="M10 4v12M4 10h12" />,
  retry: <path d="M16.5 10a6.5 6.5 0 11-2-4.7M16.5 3v3.5H13" />,
  search: <path d="M9 3.5a5.5 5.5 0 110 11 5.5 5.5 0 010-11zM13.2 13.2L17 17" />,
  snow: <path d="M10 2.5v15M3.5 6.2l13 7.6M16.5 6.2l-13 7.6M8 3.8l2 2 2-2M8 16.2l2-2 2 2" />,
  undo: <path d="M7 4.5L3.5 8 7 11.5M3.5 8h8.2a4.3 4.3 0 010 8.6H7" />,
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
