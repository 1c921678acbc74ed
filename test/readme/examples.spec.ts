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

  it('are only the marked blocks, with their expected output', () => {
    expect(examples.map(({ line, expected }) => [line, expected])).toEqual([
      [2, []],
      [10, ['1 Kultur', '2']],
    ]);
    expect(scriptOf(examples)).not.toContain('not run');
  });

  it('pass where all lines are printed in their order', () => {
    expect(missingIn(examples, `${END} 0\n1 Kultur\n2\n${END} 1\n`)).toEqual([]);
  });

  it('fail where a line is missing, comes in another order, or the run did not end', () => {
    const [first] = missingIn(examples, `${END} 0\n1 Theater\n2\n${END} 1\n`);
    expect(first).toMatch(/^the example in line 10 did not print "1 Kultur"/u);
    expect(missingIn(examples, `${END} 0\n2\n1 Kultur\n${END} 1\n`)).toHaveLength(1);
    expect(missingIn(examples, `${END} 0\n1 Kultur\n`)).toEqual(['the example in line 10 did not come to its end']);
  });

  it('are refused where a mark has no block after it', () => {
    expect(() => readExamples('<!-- run -->\ntext')).toThrow('1 blocks are marked to be run, 0 are bash blocks');
  });
});
