/** The `where` clause: read into a condition on a record. */
import { notImplemented, syntaxError, unknownField } from '../errors.ts';
import { matchesText } from '../full-text.ts';
import { compare, compareField, type Literal, valuesOf } from './compare.ts';
import { type Token, tokenize } from './tokens.ts';

type Row = Readonly<Record<string, unknown>>;
export type Condition = (row: Row) => boolean;

const COMPARISONS = ['=', '!=', '<>', '<', '<=', '>', '>='];
/** Functions that ODSQL has and this reader lacks. */
const OTHER_FUNCTIONS = [
  'now',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'date_format',
  'distance',
  'within_distance',
  'in_bbox',
  'intersects',
  'disjoint',
  'within',
  'length',
  'lower',
  'upper',
  'suggest',
];

/** Reads a clause. Throws QueryError as the API would. */
export function readWhere(clause: string, fields: ReadonlySet<string>): Condition {
  const reader = new WhereReader(clause, fields);
  const condition = reader.readOr();
  reader.expectEnd();
  return condition;
}

class WhereReader {
  private readonly clause: string;
  private readonly fields: ReadonlySet<string>;
  private readonly tokens: readonly Token[];
  private index = 0;

  constructor(clause: string, fields: ReadonlySet<string>) {
    this.clause = clause;
    this.fields = fields;
    this.tokens = tokenize(clause);
  }

  readOr(): Condition {
    let left = this.readAnd();
    while (this.takeWord('or')) {
      const [first, second] = [left, this.readAnd()];
      left = (row) => first(row) || second(row);
    }
    return left;
  }

  expectEnd(): void {
    if (this.index < this.tokens.length) this.refuse();
  }

  private readAnd(): Condition {
    let left = this.readNot();
    while (this.takeWord('and')) {
      const [first, second] = [left, this.readNot()];
      left = (row) => first(row) && second(row);
    }
    return left;
  }

  private readNot(): Condition {
    if (!this.takeWord('not')) return this.readTerm();
    const denied = this.readNot();
    return (row) => !denied(row);
  }

  private readTerm(): Condition {
    if (this.takeSymbol('(')) {
      const inner = this.readOr();
      this.expectSymbol(')');
      return inner;
    }
    const token = this.next();
    if (token.kind === 'string') return (row) => matchesText(Object.values(row), token.value);
    if (token.kind !== 'name') this.refuse(token);
    const name = token.text.toLowerCase();
    if (this.peekSymbol('(')) {
      if (name === 'search') return this.readSearch();
      if (name === 'startswith') return this.readStartsWith();
      if (OTHER_FUNCTIONS.includes(name)) throw notImplemented(`${name}()`);
    }
    return this.readComparison(this.knownField(token.text));
  }

  /** `search("…")`, `search(*, "…")`, `search(field, other, "…")`. */
  private readSearch(): Condition {
    this.expectSymbol('(');
    const fields: string[] = [];
    let everywhere = false;
    for (;;) {
      const token = this.next();
      if (token.kind === 'string') {
        this.expectSymbol(')');
        const all = everywhere || fields.length === 0;
        return (row) =>
          all
            ? matchesText(Object.values(row), token.value)
            : fields.some((field) => matchesText(row[field], token.value));
      }
      if (token.kind === 'symbol' && token.text === '*') everywhere = true;
      else if (token.kind === 'name') fields.push(this.knownField(token.text));
      else this.refuse(token);
      this.expectSymbol(',');
    }
  }

  private readStartsWith(): Condition {
    this.expectSymbol('(');
    const field = this.knownField(this.expectName());
    this.expectSymbol(',');
    const start = this.expectString();
    this.expectSymbol(')');
    return (row) => valuesOf(row[field]).some((value) => String(value).startsWith(start));
  }

  private readComparison(field: string): Condition {
    if (this.takeWord('is')) {
      const denied = this.takeWord('not');
      if (!this.takeWord('null')) this.refuse();
      return (row) => (valuesOf(row[field]).length === 0) !== denied;
    }
    if (this.takeWord('like')) {
      const text = this.expectString();
      return (row) => matchesText(row[field], text.replaceAll('%', ' '));
    }
    const denied = this.takeWord('not');
    if (this.takeWord('in')) {
      const literals = this.readList();
      return (row) =>
        valuesOf(row[field]).some((value) => literals.some((literal) => compare(value, literal) === 0)) !== denied;
    }
    const token = this.next();
    if (denied || token.kind !== 'symbol' || !COMPARISONS.includes(token.text)) this.refuse(token);
    const operator = token.text;
    const literal = this.readLiteral();
    return (row) => compareField(row[field], operator, literal);
  }

  private readList(): Literal[] {
    this.expectSymbol('(');
    const literals = [this.readLiteral()];
    while (this.takeSymbol(',')) literals.push(this.readLiteral());
    this.expectSymbol(')');
    return literals;
  }

  private readLiteral(): Literal {
    const token = this.next();
    if (token.kind === 'string' || token.kind === 'number') return { value: token.value, isDate: false };
    if (token.kind === 'date') {
      if (Number.isNaN(Date.parse(token.value))) this.refuse(token);
      return { value: token.value, isDate: true };
    }
    if (token.kind === 'name' && /^(true|false)$/i.test(token.text))
      return { value: token.text.toLowerCase(), isDate: false };
    if (token.kind === 'name' && this.peekSymbol('(')) throw notImplemented(`${token.text}()`);
    return this.refuse(token);
  }

  private knownField(name: string): string {
    if (!this.fields.has(name)) {
      // A name before a second operator, as in `garbage==`, is a syntax error first.
      const [operator, value] = this.tokens.slice(this.index, this.index + 2);
      if (operator?.kind === 'symbol' && value?.kind === 'symbol') this.refuse(value);
      throw unknownField(name, 'where');
    }
    return name;
  }

  private next(): Token {
    const token = this.tokens[this.index];
    if (token === undefined) return this.refuse();
    this.index += 1;
    return token;
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.index];
    const taken = token?.kind === 'name' && token.text.toLowerCase() === word;
    if (taken) this.index += 1;
    return taken;
  }

  private peekSymbol(symbol: string): boolean {
    const token = this.tokens[this.index];
    return token?.kind === 'symbol' && token.text === symbol;
  }

  private takeSymbol(symbol: string): boolean {
    const taken = this.peekSymbol(symbol);
    if (taken) this.index += 1;
    return taken;
  }

  private expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.refuse();
  }

  private expectName(): string {
    const token = this.next();
    return token.kind === 'name' ? token.text : this.refuse(token);
  }

  private expectString(): string {
    const token = this.next();
    return token.kind === 'string' ? token.value : this.refuse(token);
  }

  private refuse(token = this.tokens[this.index]): never {
    throw syntaxError(token?.text ?? 'end', token?.position ?? this.clause.length, this.clause);
  }
}
