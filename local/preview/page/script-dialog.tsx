/** @jsxImportSource preact */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  readonly title: string;
  /** Pixels of the content, as HtmlOutput.setWidth and setHeight gave them. */
  readonly width: number;
  readonly height: number;
  readonly modal: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Ui.showModalDialog (scrim, the grid cannot be used) and showModelessDialog (can be dragged by its title). */
export function ScriptDialog({ title, width, height, modal, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const [offset, setOffset] = useState({ x: 0, y: 0 });
  useEffect(() => {
    const dialog = box.current;
    if (modal) dialog?.showModal();
    else dialog?.show();
    return () => dialog?.close();
  }, [modal]);

  const startDrag = (event: PointerEvent) => {
    if (modal || (event.target as HTMLElement).closest('button')) return;
    const handle = event.currentTarget as HTMLElement;
    const origin = { x: event.clientX - offset.x, y: event.clientY - offset.y };
    handle.setPointerCapture(event.pointerId);
    const move = (next: PointerEvent) => setOffset({ x: next.clientX - origin.x, y: next.clientY - origin.y });
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };

  return (
    <dialog
      ref={box}
      class={modal ? 'script-dialog' : 'script-dialog modeless'}
      aria-label={title}
      style={{ width: `${width}px`, translate: `${offset.x}px ${offset.y}px` }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="title-bar" onPointerDown={startDrag}>
        <h2>{title}</h2>
        <button type="button" class="icon-button" aria-label={`Fermer « ${title} »`} onClick={onClose}>
          ×
        </button>
      </div>
      <div class="script-dialog-content" style={{ height: `${height}px` }}>
        {children}
      </div>
    </dialog>
  );
}
