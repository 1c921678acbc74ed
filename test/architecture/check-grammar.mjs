// Checks the layout of the domain, the READMEs, the sizes of files, and that casts have a reason. Reports; fails with
// `--strict`, and whenever a rule does not find its planted violation. `--list` names the casts of tests too.
import { readdirSync, readFileSync } from 'node:fs';
import { castProbes, unreasoned } from './casts.mjs';
import { grammarMistakes, grammarProbes } from './grammar.mjs';
import { readmeMistakes, sizeLines, sizeProbes, tooLarge } from './sizes.mjs';

const [isStrict, isListed] = ['--strict', '--list'].map((option) => process.argv.includes(option));

const files = textsOf(['apps', 'libs', 'test'], /(?<!\.d)\.m?ts$/u);
const source = new Map([...files].filter(([path]) => /^(apps|libs)\//u.test(path)));
const isTest = (path) => /\.(spec|fixture|fixtures)\.ts$|\/testing\/|^test\//u.test(path);

const casts = [...files].map(([path, text]) => [path, unreasoned(path, text)]);
const inSource = casts.filter(([path]) => !isTest(path)).flatMap(([, found]) => found);
const inTests = casts.filter(([path]) => isTest(path)).flatMap(([, found]) => found);
const mistakes = [
  ...grammarMistakes(source),
  ...readmeMistakes(foldersOf(['apps', 'libs']), textsOf(['.', 'apps', 'libs'], /(^|\/)README\.md$/u)),
  ...tooLarge(files),
  ...inSource.map((cast) => `cast-has-a-reason: ${cast}`),
];
const silent = [
  ...grammarProbes.filter(
    ([rule, planted]) => !grammarMistakes(new Map(planted)).some((line) => line.startsWith(rule)),
  ),
  ...sizeProbes.filter(([rule, found]) => !found.some((line) => line.startsWith(rule))),
].map(([rule]) => `${rule} does not find what is planted for it`);
silent.push(
  ...castProbes
    .filter(({ isFound, isWrong }) => isFound !== isWrong)
    .map(({ text }) => `cast-has-a-reason is wrong about: ${text}`),
);

for (const line of [...mistakes, ...(isListed ? inTests : []), ...silent]) console.error(line);
for (const line of sizeLines(files)) console.log(line);
console.log(`casts without a reason: ${inSource.length} in the source, ${inTests.length} in tests`);
const probes = grammarProbes.length + sizeProbes.length + castProbes.length;
console.log(`${mistakes.length} mistakes; ${probes - silent.length} of ${probes} probes are judged rightly`);
process.exitCode = silent.length > 0 || (isStrict && mistakes.length > 0) ? 1 : 0;

/** The texts of all files below the folders whose path fits. */
function textsOf(folders, pattern) {
  const paths = folders.flatMap((folder) => (folder === '.' ? readdirSync('.') : filesBelow(folder)));
  return new Map(paths.filter((path) => pattern.test(path)).map((path) => [path, readFileSync(path, 'utf8')]));
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map(({ parentPath, name }) => `${parentPath}/${name}`);
}

/** Folders directly below. */
function foldersOf(tops) {
  return tops.flatMap((top) =>
    readdirSync(top, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${top}/${name}`),
  );
}
