import { fold } from '../crm/names.ts';
import { lawOfNumbers, type Phase, volumeNeeded } from '../crm/prospecting/volumes.ts';
import { type Argument, numberOf, textOf, type Value } from './arguments.ts';
import { spill, unwrap } from './spill.ts';

const PHASES: Readonly<Record<string, Phase>> = { demarrage: 'starting', developpement: 'developing' };

/** Actions to make: three for one result when starting, two when developing; its help stands in src/index.ts. */
export function LOI_DES_NOMBRES(objectif: Argument, phase: Argument): Value | Value[][] {
  const args = [
    { name: 'objectif', value: objectif },
    { name: 'phase', value: phase },
  ];
  return unwrap(
    spill(args, 1, [''], ([goal = '', word = '']) => {
      const objective = numberOf(goal, 'objectif');
      const found = PHASES[fold(textOf(word))];
      if (found === undefined) throw new Error('La phase est «\u00a0démarrage\u00a0» ou «\u00a0développement\u00a0»');
      return [objective === null ? '' : lawOfNumbers(objective, found)];
    }),
  );
}

/** Actions for an objective at one's own rate; its help stands in src/index.ts. */
export function VOLUME_NECESSAIRE(objectif: Argument, taux: Argument): Value | Value[][] {
  const args = [
    { name: 'objectif', value: objectif },
    { name: 'taux', value: taux },
  ];
  return unwrap(
    spill(args, 2, [''], ([goal = '', share = '']) => {
      const objective = numberOf(goal, 'objectif');
      const rate = numberOf(share, 'taux');
      if (objective === null || rate === null) return [''];
      const volume = volumeNeeded(objective, rate);
      if (volume === null) throw new Error('Avec un taux de zéro, aucun volume ne suffit');
      return [volume];
    }),
  );
}
