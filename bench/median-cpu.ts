/**
 * Median of the milliseconds of CPU, of this process, that a piece of work takes: unlike a clock, it does not run while
 * other processes do. `prepare` makes the work of each run, uncounted.
 */
export function medianCpu(runs: number, prepare: () => () => void): number {
  const times = Array.from({ length: runs }, () => {
    const work = prepare();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}
