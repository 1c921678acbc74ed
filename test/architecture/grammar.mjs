import { basename, dirname } from 'node:path';
import { placeOf } from './rooms.mjs';

/** The parts of a stream; each lies in a file `x.<part>.ts` of its folder `x`. */
const PARTS = ['commands', 'events', 'state', 'decide', 'evolve', 'routes', 'reads', 'projection', 'feature'];
/** Parts that a stream truly does not have. */
const WITHOUT = new Map([
  // A claim of the kernel holds the number of a paper: commands, events and state are the kernel's, and there are no reads.
  ['libs/council/paper-reference', PARTS.filter((part) => part !== 'feature')],
]);
/** Parts whose file is named like its folder, in a stream and in the subfolders of its large parts. */
const NAMED_LIKE_FOLDER = ['commands', 'events', 'state', 'decide', 'evolve', 'feature'];

/** The file of each kind of code of the domain: no other file holds it. */
const PLACES = [
  ['commands', /class \w+ extends \w*(?:CommandBody|CreationBody|OutcomeBody)\b/u, 'a command’s class'],
  ['events', /\bMessage<\s*'/u, 'the type of an event'],
  ['reads', /^@Controller\(/mu, 'a controller'],
  ['routes', /\bcommand(?:Controller|Routes)\(/u, 'the routes of commands'],
  ['projection', /=\s*projection\b\s*[<(]/u, 'a projection'],
  ['policy', /^export const \w+(?:: \w*Policy\b|\s*=\s*\w*[pP]olicy[<(])/mu, 'a policy'],
];

const isOfDomain = (path) => placeOf(path) !== undefined && !/\.(spec|fixture|fixtures)\.ts$|\/testing\//u.test(path);

/** Every mistake in the layout of the domain; `files` are texts by their path. */
export function grammarMistakes(files) {
  const domain = [...files].filter(([path]) => isOfDomain(path));
  return [
    ...domain.filter(([path, text]) => declaresStream(path, text)).flatMap(([path]) => missingParts(path, files)),
    ...domain.flatMap(([path]) => misnamed(path)),
    ...domain.flatMap(([path, text]) => misplaced(path, text)),
    ...domain.filter(([path]) => path.endsWith('.feature.ts')).flatMap(([path, text]) => foreignParts(path, text)),
  ];
}

function declaresStream(path, text) {
  return path.endsWith('.feature.ts') && /\bstreams: \[\s*[^\]\s]/u.test(text);
}

function missingParts(feature, files) {
  const folder = dirname(feature);
  const left = WITHOUT.get(folder) ?? [];
  return PARTS.filter((part) => !left.includes(part))
    .map((part) => `${folder}/${basename(folder)}.${part}.ts`)
    .filter((path) => !files.has(path))
    .map((path) => `stream-has-all-parts: there is no ${path}`);
}

function misnamed(path) {
  const [stem, part] = basename(path).split('.');
  if (!NAMED_LIKE_FOLDER.includes(part)) return [];
  if (stem !== basename(dirname(path))) return [`part-is-named-like-its-folder: ${path}`];
  const isSubfolder = path.split('/').length > 4;
  return part === 'events' && isSubfolder ? [`events-stand-in-one-file: ${path} is in a part of a stream`] : [];
}

function misplaced(path, text) {
  return PLACES.filter(([part, pattern]) => pattern.test(text) && !path.endsWith(`.${part}.ts`)).map(
    ([part, , what]) => `code-has-its-file: ${path} holds ${what}, whose place is *.${part}.ts`,
  );
}

function foreignParts(path, text) {
  const sources = [...text.matchAll(/from '(\.\.\/[^']+)'/gu)].map(([, source]) => source);
  return sources
    .filter((source) => /\.(policy|reads|routes|controller)\.js$/u.test(source))
    .map((source) => `feature-has-own-parts: ${path} imports ${source}`);
}

const stream = 'libs/council/probe';
const complete = PARTS.map((part) => [`${stream}/probe.${part}.ts`, '']);
const feature = [`${stream}/probe.feature.ts`, 'feature({ streams: [{ stream }] })'];

/** A planted violation of each rule, as texts of files. */
export const grammarProbes = [
  ['stream-has-all-parts', [...complete.filter(([path]) => !path.includes('.evolve.')), feature]],
  ['part-is-named-like-its-folder', [[`${stream}/other.commands.ts`, '']]],
  ['events-stand-in-one-file', [[`${stream}/part/part.events.ts`, '']]],
  ['feature-has-own-parts', [[feature[0], "import { x } from '../meeting/meeting.reads.js';"]]],
  ...[
    'export class Adopt extends TimedCommandBody {',
    "export type Adopted = Message<'Adopted', object>;",
    "@Controller('probes')",
    'export const Routes = commandController({',
    'export const probes = projection<ProbeEvent>({',
    'export const probePolicy: Policy<Probed> = {',
  ].map((text) => ['code-has-its-file', [[`${stream}/probing.ts`, text]]]),
];
