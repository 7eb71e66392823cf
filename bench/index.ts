/**
 * `npm run bench`: what Pistil's operations cost on Google's servers by the cost model of docs/performance.md, and on this
 * machine's CPU, for workbooks of three sizes; and what the same work costs when others do it. Not a test: the calls are
 * held to their limits in test/bench.
 */
import { ensureBuilt } from '../local/ensure-built.ts';
import { measureLoading } from './loading.ts';
import { reportLimits, reportLoading, reportOnce, reportRules, reportSize } from './report.ts';
import { measureRules } from './rules.ts';
import { measureInstallation, measureSize, measureSteeredSize, measureSteering } from './run.ts';
import { makeBenchBundle } from './workbook/bundle.ts';
import { writeNotices } from './workbook/notices.ts';

const SIZES = [100, 1_000, 10_000];
const NOTICES = 300;
const DIST = 'dist';

// Dates of the workbook are the manifest's.
process.env.TZ = 'Europe/Paris';
const say = (text: string) => process.stdout.write(`${text}\n\n`);
const tell = (text: string) => process.stderr.write(`… ${text}\n`);

await ensureBuilt();
const bundle = makeBenchBundle(DIST);
const notices = writeNotices(NOTICES);
try {
  const place = { dist: bundle.dist, boampDir: notices.boampDir };
  say(reportLoading(measureLoading(DIST)));
  say(reportRules(measureRules()));
  tell('installing');
  const { measure, installed } = measureInstallation(place);
  say(reportOnce('Installing in an empty workbook', measure));
  for (const size of SIZES) {
    const measured = measureSize(place, installed, size, tell);
    say(reportSize(measured));
    say(reportLimits(measured));
  }
  tell('switching steering on');
  const steering = measureSteering(place, installed);
  say(reportOnce('Switching steering on in an empty workbook', steering.measure));
  for (const size of SIZES) {
    const measured = measureSteeredSize(place, steering.installed, size, tell);
    say(reportSize(measured));
    say(reportLimits(measured));
  }
} finally {
  bundle.remove();
  notices.remove();
}
