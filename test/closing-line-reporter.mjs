import { setTimeout } from 'node:timers';

/** The number of the slowest test files that are named. */
const SLOWEST = 10;
/** Milliseconds in which everything that the tests started must have ended; the option `timeToEnd` sets others. */
const TIME_TO_END = 120_000;

/**
 * Ends a jest run, behind jest's own summary, with the slowest test files and the line `N passed, N failed`. A test
 * file that could not run counts as failed; so does a run that something keeps from ending.
 */
export default class ClosingLineReporter {
  #timeToEnd;

  constructor(_configuration, { timeToEnd = TIME_TO_END } = {}) {
    this.#timeToEnd = timeToEnd;
  }

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    let left = 0;
    process.once('exit', () => {
      process.stdout.write(`\n${slowest(results)}${results.numPassedTests} passed, ${failed + left} failed\n`);
    });
    setTimeout(() => {
      left = 1;
      process.stderr.write(`\nsomething is still running: ${process.getActiveResourcesInfo().join(', ')}\n`);
      process.exit(1);
    }, this.#timeToEnd).unref();
  }
}

function slowest({ testResults, startTime }) {
  if (testResults.length < 2) return '';
  const files = testResults
    .map(({ testFilePath, perfStats }) => ({ file: testFilePath, seconds: perfStats.runtime / 1000 }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
    .map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file.slice(process.cwd().length + 1)}\n`);
  const whole = ((Date.now() - startTime) / 1000).toFixed(0);
  return `${testResults.length} test files in ${whole} s, the slowest:\n${files.join('')}\n`;
}
