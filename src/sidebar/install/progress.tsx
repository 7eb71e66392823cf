import type { Install } from './use-install.ts';

interface ProgressProps {
  readonly step: number;
  readonly steps: number;
  readonly name: string;
}

export function Progress({ step, steps, name }: ProgressProps) {
  return (
    <div class="progress" role="status">
      <span class="spin" />
      <div class="grow">
        <p>
          {name}, étape {Math.min(step + 1, steps)} sur {steps}
        </p>
        <div
          class="bar"
          role="progressbar"
          aria-label="Installation"
          aria-valuemin={0}
          aria-valuemax={steps}
          aria-valuenow={step}
        >
          <i style={`width:${Math.round((step / steps) * 100)}%;--bar:var(--action)`} />
        </div>
      </div>
    </div>
  );
}

/** What happened to the workbook, before why. */
export function failureTitle({ plan }: Install): string {
  return plan.state === 'new' ? 'L’installation s’est arrêtée, rien n’est perdu' : 'La demande n’a pas abouti';
}
