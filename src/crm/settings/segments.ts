import type { Criterion } from '../segments/segment.ts';
import { parseCriteria } from '../segments/text.ts';
import { text } from './readers.ts';
import { declareGroup, type Section } from './section.ts';

/** A named list of people, saved by the team for the team. */
export interface Segment {
  readonly name: string;
  readonly criteria: readonly Criterion[];
}

/** Group of PARAMETRES in which segments stand, one row each. */
export const SEGMENTS = 'Segments';

/** What stands beside a segment's row. */
export const SEGMENT_HELP =
  'Un segment\u00a0: son nom dans Paramètre, ses critères dans Valeur, séparés par des points-virgules. La page Segments les écrit pour vous.';

/** Saved segments; one that nobody can read is told and left out, its row untouched. */
export const segmentSettings: Section<readonly Segment[]> = {
  rows: declareGroup(SEGMENTS, '', SEGMENT_HELP, [
    ['Collectivités jamais contactées', 'Type = Collectivité ; Taille ≥ 5000 ; Comportement = Jamais contacté'],
    ['Collectivités tièdes', 'Type = Collectivité ; Température = Tiède'],
    ['Entreprises labellisées', 'Type = Entreprise RSE ; Sauf Certification = Aucune'],
    ['Chauds sans suite depuis 14 jours', 'Température = Chaud ; Dernière interaction > 14 jours'],
  ]),
  read: (source) =>
    source.own(SEGMENTS, text).flatMap(({ name, value }): Segment[] => {
      const criteria = parseCriteria(value);
      if (criteria.ok) return [{ name, criteria: criteria.value }];
      source.report(`PARAMETRES\u00a0: le segment «\u00a0${name}\u00a0» est laissé de côté. ${criteria.error.message}`);
      return [];
    }),
};
