import { processOfSuite } from '#suite';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const PROGRESS = new URL('../../../dist/apps/cli/terminal/progress.js', import.meta.url).pathname;
const SHOW_CURSOR = '\u001B[?25h';

/** A program with a bar on what it takes for a terminal; it would run for ever. */
const PROGRAM = `
  process.stderr.isTTY = true;
  process.stderr.columns = 80;
  const { showProgress } = await import(${JSON.stringify(PROGRESS)});
  showProgress({ isInteractive: true }, 'minutes', 5, 'files').at(2);
  setInterval(() => undefined, 60_000);
  console.log('shown');
`;

describe('a progress bar', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('gives the cursor back and lets %s end the program', async (signal) => {
    const child = processOfSuite(spawn(process.execPath, ['--input-type=module', '-e', PROGRAM]));
    const ended = once(child, 'close');
    let shown = '';
    child.stderr.on('data', (part: Buffer) => (shown += part.toString()));
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(shown).toContain('minutes');
    expect(shown.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(0);
  });
});
