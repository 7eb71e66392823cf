/** Google's services beside the workbook, opened on a saved state; their operations in one table. */
import type { HostOperations, Screen } from '../contract.ts';
import { createCacheOperations } from './cache.ts';
import type { Clock } from './clock.ts';
import { createHtmlOperations } from './html.ts';
import { type Locks, openLocks } from './locks.ts';
import { createLogOperations } from './log.ts';
import { type Outbox, openOutbox } from './mail.ts';
import type { Manifest } from './manifest.ts';
import type { Network } from './network.ts';
import { openProperties, type Properties } from './properties.ts';
import { createScreenOperations } from './screen.ts';
import { createSessionOperations } from './session.ts';
import type { RuntimeState } from './state-file.ts';
import { openTriggers, type Triggers } from './triggers.ts';
import { openUrlFetch, type UrlFetch } from './url-fetch.ts';
import { createUtilitiesOperations } from './utilities.ts';

export interface Services {
  readonly properties: Properties;
  readonly triggers: Triggers;
  readonly outbox: Outbox;
  readonly locks: Locks;
  readonly urlFetch: UrlFetch;
  readonly operations: HostOperations;
}

export interface ServicesParts {
  readonly dist: string;
  readonly manifest: Manifest;
  readonly clock: Clock;
  readonly network: Network;
  readonly screen: () => Screen | null;
  readonly spreadsheetId: () => string;
  readonly saved: Pick<RuntimeState, 'properties' | 'triggers' | 'outbox'>;
}

export function openServices({
  dist,
  manifest,
  clock,
  network,
  screen,
  spreadsheetId,
  saved,
}: ServicesParts): Services {
  const properties = openProperties(saved.properties);
  const triggers = openTriggers(clock, saved.triggers);
  const outbox = openOutbox(clock, saved.outbox);
  const locks = openLocks(clock);
  const urlFetch = openUrlFetch(network, clock, manifest);
  return {
    properties,
    triggers,
    outbox,
    locks,
    urlFetch,
    operations: {
      ...properties.operations,
      ...triggers.operations,
      ...outbox.operations,
      ...locks.operations,
      ...urlFetch.operations,
      ...createCacheOperations(clock),
      ...createHtmlOperations(dist),
      ...createLogOperations(),
      ...createScreenOperations(screen),
      ...createSessionOperations(manifest, spreadsheetId),
      ...createUtilitiesOperations(clock),
    },
  };
}
