import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliServer } from '../support/cli-server.js';
import type { CliRun } from '../support/run-cli.js';
import { runCli } from '../support/run-cli.js';

const SEED = readFileSync(new URL('../fixtures/seed/auszug-niederschrift-2019-02-14.txt', import.meta.url), 'utf8');
const cli = new CliServer();
let clerk: string;

beforeAll(async () => {
  await cli.start();
  clerk = await cli.tokenFor('archive', 'clerk');
});

/** The extract of another item of the same sitting. */
function extractOf(item: string, paper: string, words = 'Kenntnis genommen.'): string {
  return SEED.replace('TOP 5', `TOP ${item}`).replace('20196743', paper).replace('Kenntnis genommen.', words);
}

function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(cli.folder, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

async function importing(...words: string[]): Promise<CliRun> {
  return await cli.as(clerk, ['import', 'minutes', ...words]);
}

async function dryRun(...words: string[]): Promise<CliRun> {
  return await runCli(['import', 'minutes', '--dry-run', ...words]);
}

/** The row of a file in the table: its figures. */
function figuresOf({ stdout }: CliRun, file: string): readonly string[] {
  const row = stdout.split('\n').find((line) => line.split(/\s{2,}/u)[0]?.endsWith(file));
  return row?.split(/\s{2,}/u).slice(1) ?? [];
}

function objectsIn({ stdout }: CliRun): readonly Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a folder of extracts', () => {
  const files = {
    'februar/top 2.txt': extractOf('2', '20197102'),
    'februar/top 10.txt': extractOf('10', '20197110', 'Einstimmig beschlossen.'),
    'brief.txt': 'Guten Tag.',
    'ohne nummer.txt': SEED.replace('TOP 5\n', ''),
    'top 3.txt': extractOf('3', '20197103', 'Das Thema beschäftigt alle sehr.'),
    'liste.csv': 'a;b',
    '.verborgen/top 4.txt': extractOf('4', '20197104'),
  };

  it('is read in the order of its names, without hidden and other files', async () => {
    const folder = folderWith('read', files);
    const run = await dryRun(folder);
    expect(run.code).toBe(3);
    const names = run.stdout.split('\n').flatMap((line) => /^\S.*?(?=\.txt {2})/u.exec(line)?.[0] ?? []);
    expect(names.map((name) => name.slice(folder.length + 1))).toEqual([
      'brief',
      'februar/top 2',
      'februar/top 10',
      'ohne nummer',
      'top 3',
    ]);
    expect(figuresOf(run, 'top 3.txt')).toEqual(['1', '1', '–']);
    expect(run.stdout).toContain('5 files, 4 items: 4 read, 1 with an outcome that is not recognised, 2 refused.');
    expect(run.stderr).toContain(`Not read, since their names do not end in .txt: ${join(folder, 'liste.csv')}.`);
    expect(run.stderr).toContain('nothing was changed');
  });

  it('is read as one JSON object an item, one a line; refused files go to the error stream', async () => {
    const folder = folderWith('json', files);
    const run = await dryRun(folder, '--json');
    expect(objectsIn(run).map(({ file, item }) => [file, item])).toEqual([
      [join(folder, 'februar/top 2.txt'), '2'],
      [join(folder, 'februar/top 10.txt'), '10'],
      [join(folder, 'ohne nummer.txt'), null],
      [join(folder, 'top 3.txt'), '3'],
    ]);
    expect(run.stderr).toContain(`${join(folder, 'brief.txt')}: It is refused: not an extract of minutes.`);
  });

  it('is recorded although some files are refused, and a repetition changes nothing', async () => {
    const folder = folderWith('recorded', files);
    const run = await importing(folder, '--create');
    expect(run.code).toBe(3);
    expect(figuresOf(run, 'top 2.txt')).toEqual(['1', '1', '–', '–', '–']);
    expect(figuresOf(run, 'top 3.txt')).toEqual(['1', '1', '–', '1', '–']);
    expect(figuresOf(run, 'brief.txt')).toEqual(['–', '–', '–', '–', '1']);
    expect(run.stdout).toContain('TOP 3: Outcome not recognised: "Das Thema beschäftigt alle sehr."');
    expect(run.stdout).toContain('It cannot be imported: it does not say, or not beyond doubt, the number of the item');
    expect(run.stderr).toContain('Done in part: 2 refused, 1 with an outcome that is not recognised.');
    const again = await importing(folder);
    expect(again.stdout).toContain('5 files, 4 items: 0 recorded, 3 recorded already');
  });

  it('is finished by a repetition after only a part was recorded', async () => {
    const folder = folderWith('part', {
      '1.txt': extractOf('11', '20197111'),
      '2.txt': extractOf('12', '20197112'),
      '3.txt': extractOf('13', '20197113'),
    });
    expect((await importing(join(folder, '2.txt'), '--create')).code).toBe(0);
    const run = await importing(folder, '--create');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('3 files, 3 items: 2 recorded, 1 recorded already');
  });

  it('gives an object an item also when it is recorded', async () => {
    const folder = folderWith('objects', { 'a.txt': extractOf('14', '20197114'), 'b.txt': 'Guten Tag.' });
    const run = await importing(folder, '--create', '--json');
    expect(run.code).toBe(3);
    expect(objectsIn(run)).toMatchObject([
      { file: join(folder, 'a.txt'), item: '14', status: 'imported', made: ['paper'] },
      { file: join(folder, 'b.txt'), item: null, status: 'refused', reason: expect.stringContaining('no') as string },
    ]);
  });
});

describe('a text with other facts than those recorded', () => {
  const files = {
    'first.txt': extractOf('31', '20197131'),
    'other.txt': extractOf('31', '20197131', 'Abgelehnt.').replace('Sachstandsbericht', 'Zweiter Sachstandsbericht'),
  };

  it('is refused with each difference, and nothing of it is recorded', async () => {
    const folder = folderWith('differences', files);
    expect((await importing(join(folder, 'first.txt'), '--create')).code).toBe(0);
    const run = await importing(join(folder, 'other.txt'), '--create');
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(`title: recorded 'Sachstandsbericht "Wir alle sind LU"', in the text 'Zweiter `);
    expect(run.stderr).toContain("outcome: recorded 'acknowledged', in the text 'rejected'");
    expect(run.stderr).toContain('--correct <reason>');
    expect((await importing(join(folder, 'first.txt'))).stdout).toMatch(/^already imported/u);
  });

  it('is recorded as a correction where that is wished, with its reason', async () => {
    const folder = folderWith('corrected', files);
    const other = join(folder, 'other.txt');
    const run = await importing(other, '--correct', 'Berichtigte Niederschrift', '--json');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const [object] = objectsIn(run);
    const history = await cli.as(clerk, ['history', 'meetings', String(object?.['meeting'])]);
    expect(history.stdout).toContain('ItemCorrected');
    expect(history.stdout).toContain('Berichtigte Niederschrift');
    expect((await importing(other)).stdout).toMatch(/^already imported/u);
  });
});

describe('whole minutes', () => {
  it('are recorded item by item, in one meeting', async () => {
    const minutes = `Niederschrift\nüber die Sitzung des Kulturausschusses am 07.03.2019\n\nÖffentlicher Teil\n
TOP 1\n\nRadkonzept\nVorlage: 20197201\n\nEinstimmig beschlossen.\n
TOP 2\n\nHaushalt\nVorlage: 20197202\n\nDer Haushalt wird vertagt.\n`;
    const file = join(folderWith('whole', { 'niederschrift.txt': minutes }), 'niederschrift.txt');
    const run = await importing(file, '--create', '--json');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const objects = objectsIn(run);
    expect(objects.map(({ item, status }) => [item, status])).toEqual([
      ['1', 'imported'],
      ['2', 'imported'],
    ]);
    expect(new Set(objects.map(({ meeting }) => meeting)).size).toBe(1);
  });
});

describe('the end of an import', () => {
  it.each([
    ['of nothing but letters', { 'a.txt': 'Guten Tag.', 'b.txt': 'Auf Wiedersehen.' }, 'Nothing was recorded.'],
    ['of a folder without texts', { 'a.csv': 'a;b' }, 'There is no .txt file in '],
  ])('%s is 1', async (name, files, reason) => {
    const run = await importing(folderWith(name, files), '--create');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(reason);
  });

  it('is 1 for the first item already where the role does not allow it, and names the role', async () => {
    const auditor = await cli.tokenFor('audit', 'auditor');
    const folder = folderWith('forbidden', {
      '1.txt': extractOf('21', '20197121'),
      '2.txt': extractOf('22', '20197122'),
    });
    const run = await cli.as(auditor, ['import', 'minutes', folder, '--create']);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr.match(/403 Role does not allow this\./gu)).toHaveLength(1);
  });

  it('is 1 without a server, which is told once', async () => {
    const folder = folderWith('alone', { '1.txt': SEED, '2.txt': extractOf('6', '20197106') });
    const run = await runCli(['import', 'minutes', folder], {
      LENKWERK_URL: 'http://127.0.0.1:9',
      LENKWERK_TOKEN: 'x',
    });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr.match(/No server answers/gu)).toHaveLength(1);
  });

  it.each([
    [
      'too large',
      (file: string) => {
        writeFileSync(file, SEED.padEnd(1024 * 1024 + 1));
      },
      'at most 1048576 are read',
    ],
    [
      'a device',
      (file: string) => {
        symlinkSync('/dev/zero', file);
      },
      'It is no regular file.',
    ],
    ['missing', () => undefined, 'There is no such file.'],
  ])('is 1 for a file that is %s', async (name, make, reason) => {
    const file = join(folderWith(`file ${name}`, { 'x.csv': '' }), 'a.txt');
    make(file);
    const run = await dryRun(file);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(reason);
  });
});
