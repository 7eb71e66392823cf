import type { WorkshopRequest } from '../../protocol.ts';

/** Sends a request of the workshop to the server. */
export type Ask = (request: WorkshopRequest) => void;
