/** The parts of a message to a lead: a letter is not made of the facts' own lines. */

interface Letter {
  readonly action: string;
  readonly subject: string;
  readonly body: string;
}

const BODIES: readonly string[] = [
  'Nous suivons vos projets pour la biodiversité. Nous pouvons vous aider à les mener, avec un suivi des espèces dans la durée. Seriez-vous disponible pour en parler dans les prochains jours ?',
  'Vos projets pour la biodiversité avancent. Voulez-vous que nous en parlions dans les prochains jours ?',
];

/** The first whose words are not in the question, so that another version is another one; else the first. */
export function writeLetter(prompt: string): Letter {
  const body = BODIES.find((one) => !prompt.includes(one)) ?? BODIES[0] ?? '';
  return { action: 'Proposer un rendez-vous', subject: 'Vos projets pour la biodiversité', body };
}
