import { isExtractRefusal, parseMinutesExtract, sourceText } from '#council';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ExtractFacts } from '../minutes/extract-facts.js';
import { factsOf } from '../minutes/extract-facts.js';
import { expectThat } from './went-otherwise.js';

const NAME = 'test/fixtures/seed/auszug-niederschrift-2019-02-14.txt';

export interface DemoExtract {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly facts: ExtractFacts;
}

/** The public extract that the demo rests on, read as `lenkwerk import minutes` reads it. */
export function readDemoExtract(): DemoExtract {
  const file = extractFile();
  const bytes = readFileSync(file);
  const extract = parseMinutesExtract(bytes);
  expectThat(!isExtractRefusal(extract), 'the extract is not read as one');
  const facts = factsOf(extract, sourceText(bytes));
  expectThat('evidence' in facts, 'the extract does not name committee, item and title');
  return { file, bytes, facts };
}

/** The root folder, above the sources and above the built program. */
function extractFile(): string {
  for (let folder = new URL('.', import.meta.url); folder.pathname !== '/'; folder = new URL('..', folder)) {
    const file = fileURLToPath(new URL(NAME, folder));
    if (existsSync(file)) return file;
  }
  expectThat(false, `there is no ${NAME}`);
}
