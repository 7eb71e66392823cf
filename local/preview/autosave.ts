/** Writes the workbook's file a moment after the last change, and before the end. */

export interface Autosave {
  /** Something changed. */
  touch(): void;
  /** Writes now what is not written yet. */
  flush(): void;
}

const QUIET_MS = 1500;

/** `save` must write in one step: it runs while nothing else does. */
export function createAutosave(save: () => void): Autosave {
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = undefined;
    save();
  };
  return {
    touch() {
      clearTimeout(timer);
      timer = setTimeout(flush, QUIET_MS);
    },
    flush,
  };
}
