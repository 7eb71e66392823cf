/** Ways a host can misbehave. `429-date` and `429-seconds` carry Retry-After; `endless` is a list whose pages never end. */
export const MISBEHAVIOURS = [
  '401',
  '402',
  '403',
  '429-seconds',
  '429-date',
  '429-none',
  '500',
  '503',
  '529',
  'timeout',
  'dns',
  'truncated',
  'malformed',
  'html',
  'empty',
  'wrong-schema',
  'endless',
] as const;

export type Misbehaviour = (typeof MISBEHAVIOURS)[number];
