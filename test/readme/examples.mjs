export const MARK = '<!-- run -->';
const BLOCK = new RegExp(`^${MARK}\\s*\`\`\`bash\\n(.*?)^\`\`\``, 'gmsu');
const EXPECTED = /^[ \t]*# → (.+)$/gmu;
const END = '=== end of example';

/** The marked blocks of a Markdown text: the line of each, its script, and its expected output. */
export function readExamples(markdown) {
  const examples = [...markdown.matchAll(BLOCK)].map(({ index, 1: script }) => ({
    line: markdown.slice(0, index).split('\n').length,
    script,
    expected: [...script.matchAll(EXPECTED)].map(([, text]) => text.trim()),
  }));
  const marks = markdown.split(MARK).length - 1;
  if (examples.length === 0 || examples.length !== marks) {
    throw new Error(`${marks} blocks are marked to be run, ${examples.length} are bash blocks`);
  }
  return examples;
}

/** One script, so that a variable of one block exists in the next. */
export function scriptOf(examples) {
  return examples.map(({ script }, number) => `${script}\nprintf '\\n${END} ${number}\\n'\n`).join('');
}

/** The expected lines that the output of each example lacks, or has in another order. */
export function missingIn(examples, output) {
  let rest = output;
  return examples.flatMap(({ line, expected }, number) => {
    const end = rest.indexOf(`${END} ${number}\n`);
    if (end < 0) return [`the example in line ${line} did not come to its end`];
    const own = rest.slice(0, end);
    rest = rest.slice(end);
    return missing(own, expected).map(
      (text) => `the example in line ${line} did not print "${text}", but:\n${own.trim()}`,
    );
  });
}

function missing(output, expected) {
  let from = 0;
  return expected.filter((text) => {
    const at = output.indexOf(text, from);
    if (at >= 0) from = at + text.length;
    return at < 0;
  });
}
