/** @jsxImportSource preact */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ScriptResult } from '../protocol.ts';
import { type FrameAnswer, type FrameMessage, scriptRunShim } from './script-run-shim.ts';

interface Props {
  readonly html: string;
  readonly title: string;
  readonly functionNames: readonly string[];
  readonly call: (functionName: string, args: readonly unknown[]) => Promise<ScriptResult>;
  readonly onClose: () => void;
  readonly onEscape: () => void;
  readonly onResize?: (size: { width?: number; height?: number }) => void;
  readonly onFocusEditor: () => void;
}

/**
 * HtmlService's IFRAME sandbox: another origin, scripts in line, https only. No `allow-same-origin`, so that neither
 * storage nor cookies exist: stricter than Google, where they belong to a throw-away origin.
 */
export function ScriptFrame({ html, title, functionNames, call, onClose, onEscape, onResize, onFocusEditor }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const source = useMemo(() => sandboxedPage(html, functionNames), [html, functionNames]);

  useEffect(() => {
    const receive = async (event: MessageEvent<FrameMessage>) => {
      const target = frame.current?.contentWindow;
      if (!target || event.source !== target) return;
      const message = event.data;
      switch (message?.pistil) {
        case 'call': {
          const result = await call(message.functionName, message.args);
          const answer: FrameAnswer = { pistil: 'answer', id: message.id, ...result };
          target.postMessage(answer, '*');
          return;
        }
        case 'close':
          return onClose();
        case 'escape':
          return onEscape();
        case 'size':
          return onResize?.(message);
        case 'focus-editor':
          return onFocusEditor();
      }
    };
    addEventListener('message', receive);
    return () => removeEventListener('message', receive);
  }, [call, onClose, onEscape, onResize, onFocusEditor]);

  return (
    <iframe
      ref={frame}
      class="script-frame"
      title={title}
      sandbox="allow-scripts allow-forms allow-modals allow-popups"
      srcdoc={source}
      onLoad={() => frame.current?.focus()}
    />
  );
}

const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' https:; style-src 'unsafe-inline' https:; " +
  'img-src https: data: blob:; font-src https: data:; connect-src https:; frame-src https:; media-src https: data:';

/** The page's own HTML behind the policy and the shim, which must come before any script of the page. */
function sandboxedPage(html: string, functionNames: readonly string[]): string {
  const start = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">${scriptRunShim(functionNames)}`;
  const head = /<head(\s[^>]*)?>/i.exec(html);
  if (head) return html.slice(0, head.index + head[0].length) + start + html.slice(head.index + head[0].length);
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8">${start}</head><body>${html}</body></html>`;
}
