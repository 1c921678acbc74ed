import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { germanMessageOf } from './german-messages.js';

const LIBRARIES = fileURLToPath(new URL('../..', import.meta.url));

/** A text behind `message:`, `const message =` or `badField(field,`. */
const MESSAGE = /(?:\bmessage:|\bconst message =|\bbadField\([^,()]*,)\s*(?:'([^'\n]*)'|`([^`]*)`)/gu;

/** The messages about fields in the code, with a number in the place of each value. */
function messagesOf(file: string): readonly string[] {
  const found = [...readFileSync(LIBRARIES + file, 'utf8').matchAll(MESSAGE)];
  return found
    .map(([, plain, template]) => plain ?? template ?? '')
    .map((text) => text.replaceAll('$property', 'field').replaceAll(/\$\{[^{}]*\}/gu, '1'.repeat(64)));
}

describe('A message about a field', () => {
  it('has a German wording, wherever it stands in the code', () => {
    const files = globSync('**/*.ts', { cwd: LIBRARIES, exclude: ['**/*.spec.ts', '**/*fixture.ts', '**/testing/**'] });
    const messages = files.flatMap(messagesOf).filter((text) => text.includes(' '));
    expect(messages.length).toBeGreaterThan(30);
    expect(messages.filter((text) => germanMessageOf(text) === undefined)).toEqual([]);
  });

  it('has one entry in the singular', () => {
    expect(germanMessageOf('committees must contain at least 1 elements')).toBe(
      'committees muss mindestens einen Eintrag haben',
    );
    expect(germanMessageOf('roles must contain at least 2 elements')).toBe('roles muss mindestens 2 Einträge haben');
  });
});
