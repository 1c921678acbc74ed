/** Lines that no file exceeds. */
const LARGEST = 300;
/** Words of the README at the root, and lines of the others. */
const README = { words: 1_500, lines: 40 };

const linesOf = (text) => text.trimEnd().split('\n').length;
const isTest = (path) => /\.(spec|fixture|fixtures)\.ts$/u.test(path) || path.startsWith('test/');

/** Files of more than 300 lines; `files` are texts by their path. */
export function tooLarge(files) {
  return [...files]
    .map(([path, text]) => [path, linesOf(text)])
    .filter(([, lines]) => lines > LARGEST)
    .map(([path, lines]) => `file-has-at-most-${LARGEST}-lines: ${path} has ${lines}`);
}

/** Median, 90th percentile and largest file, without tests and with them. */
export function sizeLines(files) {
  const all = [...files];
  return [
    `sizes of the source: ${distribution(all.filter(([path]) => !isTest(path)))}`,
    `sizes with tests: ${distribution(all)}`,
  ];
}

function distribution(files) {
  const sorted = files.map(([path, text]) => [linesOf(text), path]).toSorted(([a], [b]) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.[0] ?? 0;
  const [most, largest] = sorted.at(-1) ?? [0, 'none'];
  return `${sorted.length} files, median ${at(0.5)}, 90 % up to ${at(0.9)}, largest ${most} (${largest})`;
}

/** Folders without a README, and READMEs that are too long; `readmes` are texts by their path, or `undefined`. */
export function readmeMistakes(folders, readmes) {
  const missing = folders.filter((folder) => !readmes.has(`${folder}/README.md`));
  const long = folders.filter((folder) => linesOf(readmes.get(`${folder}/README.md`) ?? '') > README.lines);
  const words = (readmes.get('README.md') ?? '').split(/\s+/u).filter((word) => word !== '').length;
  return [
    ...missing.map((folder) => `folder-has-readme: ${folder}`),
    ...long.map((folder) => `readme-has-at-most-${README.lines}-lines: ${folder}/README.md`),
    ...(words > README.words ? [`readme-has-at-most-${README.words}-words: README.md has ${words}`] : []),
  ];
}

const many = (count, word) => Array.from({ length: count }, () => word).join('\n');

/** The planted violations that each rule must find. */
export const sizeProbes = [
  [`file-has-at-most-${LARGEST}-lines`, tooLarge(new Map([['libs/a/b.ts', many(LARGEST + 1, 'x')]]))],
  ['folder-has-readme', readmeMistakes(['libs/a'], new Map())],
  [
    `readme-has-at-most-${README.lines}-lines`,
    readmeMistakes(['libs/a'], new Map([['libs/a/README.md', many(README.lines + 1, 'x')]])),
  ],
  [`readme-has-at-most-${README.words}-words`, readmeMistakes([], new Map([['README.md', many(1_501, 'x')]]))],
];
