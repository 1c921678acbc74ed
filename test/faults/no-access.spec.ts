import { folderOfSuite } from '#suite';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { programEnvironment } from '../support/program-environment.js';
import { describeInFolder } from '../support/stores.js';

const PROGRAM = new URL('../../dist/apps/server/no-access-process.fixture.js', import.meta.url).pathname;

/** `nobody` on most systems, which owns nothing: mode bits do not hold for root. */
const OTHER = 65534;
const user = process.getuid?.() === 0 ? { uid: OTHER, gid: OTHER } : {};

type Right = readonly [what: string, path: string, mode: number];

/** What a program of another user tells about each right that it lacks. */
function trials(kind: 'start' | 'running', rights: readonly Right[]): readonly unknown[] {
  const folder = folderOfSuite('access');
  chmodSync(folder, 0o755);
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const pairs = rights.flatMap(([, path, mode]) => [path, String(mode)]);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', PROGRAM, folder, kind, ...pairs],
    { env: programEnvironment, cwd: '/', encoding: 'utf8', ...user },
  );
  const lines = stdout.trim().split('\n');
  if (lines.length < rights.length) throw new Error(`${stdout}\n${stderr}`);
  return lines.map((line) => JSON.parse(line) as unknown);
}

/** The other user may read Node and this program; otherwise a line on standard error says what is not tested. */
function mayRun(): boolean {
  const look = `require('node:fs').accessSync(${JSON.stringify(PROGRAM)})`;
  const { status, stderr, error } = spawnSync(process.execPath, ['-e', look], { cwd: '/', encoding: 'utf8', ...user });
  if (status === 0) return true;
  process.stderr.write(`a data folder without access was not tested: ${error?.message ?? stderr}\n`);
  return false;
}

const describeAsUser = mayRun() ? describeInFolder : describe.skip;

const AT_START: readonly Right[] = [
  ['the folder cannot be written', '', 0o500],
  ['the folder cannot be entered', '', 0],
  ['events.db cannot be written', 'events.db', 0o400],
  ['events.db cannot be read', 'events.db', 0],
  ['lock.db cannot be written', 'lock.db', 0o400],
  ['read.db cannot be written', 'read.db', 0o400],
  ['read.db cannot be read', 'read.db', 0],
  ['locks.db cannot be written', 'locks.db', 0o400],
  ['keys cannot be made', 'keys', 0o500],
  ['keys cannot be read', 'keys', 0],
  ["the log's key cannot be read", 'keys/log.key', 0],
  ['documents cannot be written', 'documents', 0o500],
];

interface Started {
  readonly path: string;
  readonly said: string;
  readonly changed: boolean;
  readonly afterwards: string;
}

describeAsUser('a server that may not use its data folder does not start, and says so in one sentence', () => {
  let told: readonly Started[];
  beforeAll(() => {
    // What the program prints.
    told = trials('start', AT_START) as readonly Started[];
  });

  it.each(AT_START.map(([what], at) => [what, at] as const))('%s', (_what, at) => {
    const { path, said, changed, afterwards } = told[at] ?? { path: '', said: '', changed: true, afterwards: '' };
    // Of a folder that cannot be entered its first part is named.
    expect(
      said.replace('/events.db ', ' ').startsWith(`UnusableDataFolder: ${path.replace(/\/$|\/events.db$/, '')}`),
    ).toBe(true);
    expect(said).toMatch(/ cannot be read and written \(permission denied\): [^\n]*; nothing was changed$/);
    expect([changed, afterwards]).toEqual([false, '']);
  });

  it('a new folder cannot be made', () => {
    const { path, said, afterwards } = told[AT_START.length] ?? { path: '', said: '', afterwards: '' };
    expect(said).toBe(
      `UnusableDataFolder: ${path} cannot be made (permission denied): name another folder with LENKWERK_DATA`,
    );
    expect(afterwards).toBe('');
  });
});

const WHILE_RUNNING: readonly Right[] = [
  ['on the folder', '', 0o500],
  ['to enter the folder', '', 0],
  ['on the events', 'events.db', 0o400],
  ['on the keys', 'keys', 0o500],
  ['on the documents', 'documents', 0o500],
];

interface Acts {
  readonly command: number;
  readonly document: number;
  readonly ready: number;
  readonly unready: readonly string[];
  /** Events of persons in the log. */
  readonly persons: number;
}

type Ran = Readonly<Record<'before' | 'denied' | 'after' | 'last', Acts>>;

describeAsUser('a running server whose rights are taken', () => {
  let told: readonly Ran[];
  beforeAll(() => {
    // What the program prints.
    told = trials('running', WHILE_RUNNING) as readonly Ran[];
  });

  it.each(WHILE_RUNNING.map(([what], at) => [what, at] as const))(
    '%s answers 503 where it needs them, is not ready, goes on when they are back and has lost nothing',
    (what, at) => {
      const ran = told[at];
      if (ran === undefined) throw new Error('the trial was not run');
      const onlyDocuments = what === 'on the documents';
      expect(ran.before).toMatchObject({ command: 201, document: 201, ready: 200 });
      const accepted = onlyDocuments ? 1 : 0;
      expect(ran.denied).toMatchObject({ command: onlyDocuments ? 201 : 503, ready: 503 });
      if (onlyDocuments || what === 'to enter the folder') expect(ran.denied.document).toBe(503);
      expect(ran.after).toMatchObject({ command: 201, document: 201, ready: 200 });
      expect([ran.denied.persons, ran.after.persons, ran.last.persons].map((n) => n - ran.before.persons)).toEqual([
        accepted,
        accepted + 1,
        accepted + 2,
      ]);
    },
  );
});
