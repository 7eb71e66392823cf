import type { ValueList } from '../tables/table.ts';
import type { Settings } from './index.ts';

/** The values that a list of PARAMETRES allows in a cell, in order. */
export function allowedValues(list: ValueList, settings: Settings): readonly string[] {
  switch (list) {
    case 'stages':
      return settings.stages.map(({ name }) => name);
    case 'channels':
      return settings.channels;
    case 'team':
      return settings.team.map(({ name }) => name);
  }
}
