interface Props {
  readonly done: number;
  readonly total: number;
  readonly stopping: boolean;
}

/** How many of the planned questions have been asked. */
export function Progress({ done, total, stopping }: Props) {
  const said = stopping ? 'Le lot en cours se termine…' : `${done} sur ${total}\u00a0demandes…`;
  return (
    <div class="progress">
      <p role="status">{said}</p>
      <span
        class="bar"
        role="progressbar"
        aria-label="Avancement"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <i style={{ width: `${total === 0 ? 0 : Math.round((done / total) * 100)}%` }} />
      </span>
    </div>
  );
}
