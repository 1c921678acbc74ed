// Checks the subjects of all commits behind a fixed one; every rule is first tried on a subject that breaks it.
import { spawnSync } from 'node:child_process';

/** The last commit before the rules. */
const SINCE = 'a35127c';
const LONGEST = 72;
const NO_VERBS = /^(an?|the|what|who|whoever|when|where|of|in|on|at|for|from|to|no|each|every|all|some|this|that)\b/iu;
/** Verbs whose base form looks like another form. */
const BASE_FORMS = /^(embed|exceed|feed|need|proceed|seed|shed|speed|bring|string|focus|canvas|bias)$/iu;

const RULES = [
  [({ length }) => length > LONGEST, `has more than ${LONGEST} characters`, `Add ${'x'.repeat(LONGEST)}`],
  [(subject) => !/^\p{Lu}/u.test(subject), 'does not begin with a capital letter', 'add a rule'],
  [(subject) => /[.!?…]$/u.test(subject), 'ends with a mark', 'Add a rule.'],
  [(subject) => /;/u.test(subject), 'names more than one change', 'Add a rule; drop a folder'],
  [(subject) => NO_VERBS.test(subject), 'begins with no verb', 'The rule is new'],
  [(subject) => isInflected(subject), 'does not begin with an imperative', 'Adds a rule', 'Added it', 'Adding it'],
];

function isInflected(subject) {
  const [word = ''] = subject.split(/\W/u);
  return /(ed|ing|[^s]s)$/iu.test(word) && !BASE_FORMS.test(word);
}

/** The mistakes of a subject; empty when it is in order. */
function mistakesOf(subject) {
  return RULES.filter(([breaks]) => breaks(subject)).map(([, mistake]) => mistake);
}

function git(...words) {
  const { status, stdout } = spawnSync('git', words, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** `undefined` in a clone without the whole history. */
function subjectsSince(commit) {
  const log = git('log', '--no-merges', '--format=%h %s', `${commit}..HEAD`);
  if (log === undefined) return undefined;
  return log === '' ? [] : log.split('\n').map((line) => [line.split(' ', 1)[0], line.slice(line.indexOf(' ') + 1)]);
}

const silent = RULES.flatMap(([, mistake, ...probes]) =>
  probes.filter((probe) => !mistakesOf(probe).includes(mistake)).map((probe) => `"${probe}" passes: ${mistake}`),
);
const subjects = subjectsSince(SINCE);
if (subjects === undefined) {
  console.log(`commit subjects were not checked: no git history back to ${SINCE} is here`);
  for (const line of silent) console.error(line);
  process.exitCode = silent.length === 0 ? 0 : 1;
} else {
  const wrong = subjects.flatMap(([hash, subject]) =>
    mistakesOf(subject).map((mistake) => `${hash} "${subject}" ${mistake}`),
  );
  for (const line of [...silent, ...wrong]) console.error(line);
  console.log(`${subjects.length} commit subjects checked, ${wrong.length} mistakes`);
  process.exitCode = wrong.length + silent.length === 0 ? 0 : 1;
}
