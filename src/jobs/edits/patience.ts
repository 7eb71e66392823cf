/** A simple trigger has thirty seconds in all: it leaves to the night what another script keeps it from. Milliseconds. */
export const PATIENCE = 5_000;
