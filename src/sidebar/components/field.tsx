import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

interface Props {
  /** Identifier of the control; its error is `<id>-error`, its hint `<id>-hint`. */
  readonly id: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A label, its control, and below it what to type or what is wrong. */
export function Field({ id, label, optional = false, hint, error, class: extra = '', children }: Props) {
  return (
    <div class={`field ${extra}`}>
      <label for={id}>
        {label} {optional && <span class="optional">(facultatif)</span>}
      </label>
      {children}
      <FieldError id={id} error={error} />
      {hint !== undefined && error === undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What to type instead, tied to its control by `describedBy`. */
export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p class="error" id={`${id}-error`}>
      <Icon name="error" />
      <span>{error}</span>
    </p>
  );
}

/** What ties a control to its error or hint. */
export function describedBy(id: string, error: string | undefined, hint?: string) {
  if (error !== undefined) return { 'aria-invalid': true, 'aria-describedby': `${id}-error` } as const;
  return hint === undefined ? {} : ({ 'aria-describedby': `${id}-hint` } as const);
}
