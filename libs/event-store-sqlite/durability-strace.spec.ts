import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFile } from './child-process.fixture.js';
import { temporaryFolder } from './temporary-folder.fixture.js';

const APPENDS = 50;

function traceable(): boolean {
  const probe = spawnSync('strace', ['-o', '/dev/null', 'true']);
  if (probe.status === 0) return true;
  process.stderr.write('the fsync before each answer was not tested: strace is not installed or may not trace\n');
  return false;
}

const itTraced = traceable() ? it : it.skip;

describe('an acknowledged append', () => {
  itTraced('was synced to the write-ahead log before its answer', () => {
    const trace = join(temporaryFolder(), 'trace');
    const folder = temporaryFolder();
    // Answers and syncs come from the main thread; -y writes the file's path beside its descriptor.
    const strace = ['-y', '-e', 'trace=fsync,fdatasync,write', '-s', '12', '-o', trace];
    const program = [process.execPath, builtFile('appending-process.fixture.js'), folder, '1', String(APPENDS)];
    const run = spawnSync('strace', [...strace, ...program], { encoding: 'utf8' });
    expect({ status: run.status, stderr: run.stderr }).toMatchObject({ status: 0 });
    expect(answersAndSyncs(readFileSync(trace, 'utf8'))).toEqual(Array(APPENDS).fill(['sync', 'answer']).flat());
  });
});

/** Syncs and answers, from the first sync of the write-ahead log to the last answer; consecutive syncs count once. */
function answersAndSyncs(trace: string): readonly ('sync' | 'answer')[] {
  const calls = trace.split('\n').flatMap((line): ('sync' | 'answer')[] => {
    if (/^f(?:data)?sync\(\d+<[^>]*events\.db-wal>\)\s+= 0/.test(line)) return ['sync'];
    return /^write\(1<[^>]*>, "\{\\"stream\\"/.test(line) ? ['answer'] : [];
  });
  const ordered = calls.filter((call, index) => call === 'answer' || calls[index - 1] !== 'sync');
  return ordered.slice(0, ordered.lastIndexOf('answer') + 1);
}
