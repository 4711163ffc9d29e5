/**
 * `node count.mjs REPORT CODE`: prints "N passed, N failed" from vitest's JSON report and exits with the tests' CODE.
 * A file that could not be loaded counts as one failure; so does a run that failed, or found no test, without a failed
 * test to show for it. In those cases the exit code is never 0.
 */
import { readFileSync } from 'node:fs';

const [path = '', codeText = ''] = process.argv.slice(2);
const code = Number(codeText);

function readReport() {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    console.log('The test run left no report: it did not start or it crashed.');
    return { testResults: [] };
  }
}

const files = readReport().testResults;
const tests = files.flatMap((file) => file.assertionResults);
const passed = tests.filter((test) => test.status === 'passed').length;
const left = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').length;
const broken = files.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
);
let failed = tests.filter((test) => test.status === 'failed').length + broken.length;

if (left > 0) console.log(`${left} tests were skipped.`);
for (const file of broken) console.log(`Counted as failed, its tests could not be run: ${file.name}`);
if (failed === 0 && passed === 0) {
  console.log('No test ran; counted as one failure.');
  failed = 1;
} else if (failed === 0 && code !== 0) {
  console.log(`All tests passed, but the run ended with exit code ${code} (see above); counted as one failure.`);
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? code || 1 : code;
