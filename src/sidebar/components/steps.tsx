interface Props {
  readonly names: readonly string[];
  /** Index of the step under way; those before it are done. */
  readonly at: number;
}

/** Where somebody is in a dialog of several steps. */
export function Steps({ names, at }: Props) {
  return (
    <ol class="steps" aria-label="Étapes">
      {names.map((name, index) => (
        <li key={name} class={index < at ? 'is-done' : ''} aria-current={index === at ? 'step' : undefined}>
          <span class="step__n">{index < at ? '✓' : index + 1}</span>
          {name}
          {index < at && <span class="sr"> (fait)</span>}
        </li>
      ))}
    </ol>
  );
}
