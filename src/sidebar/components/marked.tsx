/** A piece of a text, and where it begins. */
export interface Piece {
  readonly text: string;
  readonly at: number;
  readonly matched: boolean;
}

/** A text with the letters that match underlined. */
export function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, at, matched }) => (matched ? <mark key={at}>{text}</mark> : text))}</>;
}
