/** The alert that leads have just been qualified: short enough for a telephone's lock screen. */
import { countOf } from '../french/numbers.ts';

export interface QualifiedLead {
  readonly name: string;
  readonly score: number;
  /** The score explained. */
  readonly sentence: string;
}

export function writeQualifiedAlert(
  leads: readonly QualifiedLead[],
  threshold: number,
): { readonly subject: string; readonly text: string } {
  const [first] = leads;
  const subject =
    leads.length === 1 && first
      ? `Nouveau lead qualifié\u00a0: ${oneLine(first.name)} (${first.score})`
      : `${countOf(leads.length, 'nouveau lead qualifié', 'nouveaux leads qualifiés')}`;
  const lines = [...leads]
    .sort((a, b) => b.score - a.score)
    .map(({ name, score, sentence }) => `${oneLine(name)}\u00a0: ${score} sur 100\n${oneLine(sentence)}`);
  const above = leads.length === 1 ? 'Cette entreprise vient de passer' : 'Ces entreprises viennent de passer';
  return {
    subject,
    text: `${above} au-dessus du seuil de ${threshold} points.\n\n${lines.join('\n\n')}\n\nLe détail est dans l’onglet ENTREPRISES, colonne «\u00a0Détail ICP\u00a0».`,
  };
}

/** A line break in a name would end the subject and begin another header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
