// Prints `N passed, N failed` from Vitest's JSON report; a file that could not even be loaded counts as one failure.
import { readFile } from 'node:fs/promises';

const text = await readFile(process.argv[2], 'utf8').catch(() => null);
if (text === null) {
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
} else {
  const report = JSON.parse(text);
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  process.stdout.write(`${report.numPassedTests} passed, ${report.numFailedTests + broken.length} failed\n`);
}
