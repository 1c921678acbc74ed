import { missingIn, readExamples, scriptOf } from './examples.mjs';

const MARKDOWN = [
  '# Title',
  '<!-- run -->',
  '```bash',
  'NAME=Kultur',
  '```',
  '',
  '```bash',
  'not run',
  '```',
  '<!-- run -->',
  '```bash',
  'echo "1 $NAME"',
  '# → 1 Kultur',
  'echo 2',
  '# → 2',
  '```',
  '',
].join('\n');
const END = '=== end of example';

describe('The examples of a Markdown text', () => {
  const examples = readExamples(MARKDOWN);

  it('are the marked blocks alone, with what they print', () => {
    expect(examples.map(({ line, expected }) => [line, expected])).toEqual([
      [2, []],
      [10, ['1 Kultur', '2']],
    ]);
    expect(scriptOf(examples)).not.toContain('not run');
  });

  it('went well where everything is printed in its order', () => {
    expect(missingIn(examples, `${END} 0\n1 Kultur\n2\n${END} 1\n`)).toEqual([]);
  });

  it('went otherwise where something is missing, comes in another order, or did not run to the end', () => {
    const [first] = missingIn(examples, `${END} 0\n1 Theater\n2\n${END} 1\n`);
    expect(first).toMatch(/^the example in line 10 did not print "1 Kultur"/u);
    expect(missingIn(examples, `${END} 0\n2\n1 Kultur\n${END} 1\n`)).toHaveLength(1);
    expect(missingIn(examples, `${END} 0\n1 Kultur\n`)).toEqual(['the example in line 10 did not come to its end']);
  });

  it('are a mistake where a mark stands before no block', () => {
    expect(() => readExamples('<!-- run -->\ntext')).toThrow('1 blocks are marked to be run, 0 are bash blocks');
  });
});
