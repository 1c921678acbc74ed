// Checks the dependency rules of files, and those of contexts and their rooms. `--strict` also fails at circles.
import configuration from '../../.dependency-cruiser.mjs';
import { cruise } from './cruise.mjs';
import { CONTEXTS, contextArrows, importsOf, roomArrows } from './rooms.mjs';
import { fileCircles, roomCircles, roomMistakes } from './room-rules.mjs';

const isStrict = process.argv.includes('--strict');
const found = cruise();
const imports = importsOf(found);

const { violations, totalCruised, totalDependenciesCruised } = found.summary;
const advice = new Map(configuration.forbidden.map(({ name, comment }) => [name, comment]));
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} → ${to}`);
for (const name of new Set(violations.map(({ rule }) => rule.name))) console.error(`${name}: ${advice.get(name)}`);
const mistakes = roomMistakes(imports);
for (const mistake of mistakes) console.error(mistake);
const circles = [...roomCircles(imports), ...fileCircles(imports)];
for (const circle of circles) console.error(circle);

console.log(`${totalCruised} modules, ${totalDependenciesCruised} imports, ${violations.length} violations of rules`);
console.log(`contexts: ${CONTEXTS.join(', ')}; each imports earlier ones only`);
for (const [arrow, count] of contextArrows(imports)) console.log(`  ${arrow}: ${count}`);
for (const context of CONTEXTS) console.log(`rooms of ${context}: ${roomArrows(imports, context).size} arrows`);
console.log(circles.length === 0 ? 'no circles' : `${circles.length} circles`);

const isWrong = violations.some(({ rule }) => rule.severity === 'error') || mistakes.length > 0;
process.exitCode = isWrong || (isStrict && circles.length > 0) ? 1 : 0;
