import { temperatureSettings } from '../crm/settings/temperature.ts';
import { temperatureOf } from '../crm/temperature.ts';
import { type Argument, dateOf, type Value, yesNoOf } from './arguments.ts';
import { settingsOf } from './parameters.ts';
import { spill, unwrap } from './spill.ts';

/** Chaud, Tiède, Froid or Inactif, blank when never contacted; its help for Sheets stands in src/index.ts. */
export function TEMPERATURE(
  derniere_reponse: Argument,
  dernier_envoi: Argument,
  aujourdhui: Argument,
  proposition_ouverte?: Argument,
  parametres?: Argument,
): Value | Value[][] {
  const thresholds = settingsOf(temperatureSettings, parametres);
  const args = [
    { name: 'dernière réponse', value: derniere_reponse },
    { name: 'dernier envoi', value: dernier_envoi },
    { name: 'aujourd’hui', value: aujourdhui },
    { name: 'proposition ouverte', value: proposition_ouverte },
  ];
  return unwrap(
    spill(args, 2, [''], ([answer = '', message = '', today = '', proposal = '']) => {
      const now = dateOf(today, 'aujourd’hui');
      if (now === null)
        throw new Error('Il manque la date du jour\u00a0: prenez celle de PARAMETRES (Calcul / Aujourd’hui)');
      const facts = {
        lastInbound: dateOf(answer, 'dernière réponse'),
        lastOutgoing: dateOf(message, 'dernier envoi'),
        openProposal: yesNoOf(proposal, 'proposition ouverte') ?? false,
      };
      return [temperatureOf(facts, now, thresholds)];
    }),
  );
}
