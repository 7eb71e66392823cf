/** Apps Script on this machine: see `runtime.ts` for what it does, `contract.ts` for how its pieces fit. */

export type { Misbehaviour } from '../services/misbehaviours.ts';
export type { Cell, ChartSpec, ExecutionKind, Menu, MenuItem, Screen, ServiceCall } from './contract.ts';
export { createRuntime } from './create-runtime.ts';
export { type CostEstimate, compareWithFloor, estimate, type Floor } from './host/cost.ts';
export type { SentMail } from './host/mail.ts';
export { type LogLine, type Run, ScriptError } from './host/run.ts';
export { type RuntimeState, readState, writeState } from './host/state-file.ts';
export type { ScheduledTrigger } from './host/triggers.ts';
export type {
  CallOptions,
  ClockControl,
  HttpControl,
  Person,
  Runtime,
  RuntimeOptions,
  ServicesOptions,
} from './runtime.ts';
export type { Post, WebAnswer } from './web-app.ts';
