/** Tells whether Sheets can read a formula: what it cannot shows `#ERROR!` (« Erreur d’analyse de la formule »). */
import type { Notation, Token } from './tokens.ts';

/** True when the tokens make one expression. */
export function isReadable(tokens: readonly Token[], notation: Notation): boolean {
  const reader = new Reader(
    tokens.filter((token) => token.kind !== 'space'),
    notation,
  );
  return reader.expression() && reader.atEnd();
}

const BINARY = new Set(['+', '-', '*', '/', '^', '&', '=', '<', '>', '<=', '>=', '<>', ':']);

class Reader {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly notation: Notation,
  ) {}

  atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  expression(): boolean {
    do {
      while (this.takes('operator', '+') || this.takes('operator', '-'));
      if (!this.operand()) return false;
      while (this.takes('operator', '%'));
    } while (this.takesBinary());
    return true;
  }

  private operand(): boolean {
    const token = this.tokens[this.at];
    if (!token) return false;
    if (token.kind === 'function') {
      this.at++;
      return this.takes('open', '(') && this.list(this.notation.argument, ')', true);
    }
    if (this.takes('open', '(')) return this.expression() && this.takes('close', ')');
    if (this.takes('open', '{')) return this.array();
    if (['string', 'number', 'reference', 'name', 'error'].includes(token.kind)) {
      this.at++;
      return true;
    }
    return false;
  }

  /** Arguments up to the closing sign; any of them may be left out. */
  private list(separator: string, close: string, mayBeEmpty: boolean): boolean {
    if (mayBeEmpty && this.takes('close', close)) return true;
    for (;;) {
      const next = this.tokens[this.at];
      const leftOut = mayBeEmpty && (next?.text === separator || next?.text === close);
      if (!leftOut && !this.expression()) return false;
      if (this.takes('close', close)) return true;
      if (!this.takes('separator', separator)) return false;
    }
  }

  private array(): boolean {
    for (;;) {
      if (!this.expression()) return false;
      if (this.takes('close', '}')) return true;
      if (!this.takes('separator', this.notation.column) && !this.takes('separator', ';')) return false;
    }
  }

  private takesBinary(): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'operator' || !BINARY.has(token.text)) return false;
    this.at++;
    return true;
  }

  private takes(kind: Token['kind'], text: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== kind || token.text !== text) return false;
    this.at++;
    return true;
  }
}
