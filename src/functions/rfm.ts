import { type Purchase, rfmOf } from '../crm/portfolio/rfm.ts';
import { type Argument, cellOf, dateOf, isBlank, numberOf, rowsOf, textOf, type Value } from './arguments.ts';

const HEADER = ['Client', 'Récence (j)', 'Fréquence', 'Montant', 'R', 'F', 'M', 'Segment'];

/** One row for each client, with a line that says so when there are too few for fifths; its help stands in src/index.ts. */
export function RFM(clients: Argument, dates: Argument, montants: Argument, date_reference: Argument): Value[][] {
  const reference = dateOf(cellOf(date_reference, 'date de référence'), 'date de référence');
  if (reference === null) {
    throw new Error('Il manque la date de référence\u00a0: prenez celle de PARAMETRES (Calcul / Aujourd’hui)');
  }
  const { clients: found, terciles } = rfmOf(purchasesOf(clients, dates, montants), reference);
  const rows = found.map(({ client, recency, frequency, monetary, r, f, m, segment }): Value[] => [
    client,
    recency,
    frequency,
    monetary,
    r,
    f,
    m,
    segment,
  ]);
  if (!terciles) return [HEADER, ...rows];
  const remark = 'Moins de 20 clients\u00a0: notes par tiers (1, 3, 5)';
  return [HEADER, ...rows, [remark, ...HEADER.slice(1).map(() => '')]];
}

function purchasesOf(clients: Argument, dates: Argument, montants: Argument): Purchase[] {
  const [names, days, amounts] = [clients, dates, montants].map((argument) =>
    rowsOf(argument).map((row) => row[0] ?? ''),
  ) as [Value[], Value[], Value[]];
  if (names.length !== days.length || names.length !== amounts.length) {
    throw new Error(
      `Les plages n’ont pas la même hauteur\u00a0: ${names.length} lignes pour «\u00a0clients\u00a0», ${days.length} pour «\u00a0dates\u00a0», ` +
        `${amounts.length} pour «\u00a0montants\u00a0»`,
    );
  }
  return names.flatMap((name, index) => {
    const [client, day = '', amount = ''] = [textOf(name), days[index], amounts[index]];
    if (client === '' || (isBlank(day) && isBlank(amount))) return [];
    const date = dateOf(day, 'dates');
    if (date === null) throw new Error(`Il manque une date d’achat pour «\u00a0${client}\u00a0»`);
    return [{ client, date, amount: numberOf(amount, 'montants') ?? 0 }];
  });
}
