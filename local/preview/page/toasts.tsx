/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';

export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly title: string;
  /** Google keeps a toast for good when it is negative. */
  readonly seconds: number;
}

/** Spreadsheet.toast: bottom right, one above the other, gone after their seconds unless the pointer rests on them. */
export function Toasts({ toasts, onEnd }: { toasts: readonly Toast[]; onEnd: (id: number) => void }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onEnd={onEnd} />
      ))}
    </div>
  );
}

function ToastCard({ toast, onEnd }: { toast: Toast; onEnd: (id: number) => void }) {
  const [held, hold] = useState(false);
  useEffect(() => {
    if (held || toast.seconds < 0) return;
    const timer = setTimeout(() => onEnd(toast.id), toast.seconds * 1000);
    return () => clearTimeout(timer);
  }, [held, toast, onEnd]);
  return (
    <div class="toast" onPointerEnter={() => hold(true)} onPointerLeave={() => hold(false)}>
      <div>
        {toast.title && <strong>{toast.title}</strong>}
        <p>{toast.message}</p>
      </div>
      <button type="button" class="icon-button on-dark" aria-label="Fermer le message" onClick={() => onEnd(toast.id)}>
        ×
      </button>
    </div>
  );
}
