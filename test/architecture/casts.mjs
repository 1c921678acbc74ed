import ts from 'typescript';

/** Casts, `!` and lint exceptions without a comment on their line or the one above, `path:line text` each. */
export function unreasoned(path, text) {
  const lines = text.split('\n');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = new Set();
  const visit = (node) => {
    if (isCast(node) && !hasReason(file, lines, node)) found.add(lineOf(file, castAt(node)));
    ts.forEachChild(node, visit);
  };
  visit(file);
  for (const line of lintExceptions(lines)) found.add(line);
  return [...found].toSorted((a, b) => a - b).map((line) => `${path}:${line + 1} ${lines[line].trim()}`);
}

function isCast(node) {
  if (ts.isNonNullExpression(node) || ts.isTypeAssertionExpression(node)) return true;
  return ts.isAsExpression(node) && !ts.isConstTypeReference(node.type);
}

/** The position of the cast itself; its expression may have many lines. */
function castAt(node) {
  return ts.isAsExpression(node) ? node.type.getStart() : node.getEnd() - 1;
}

function lineOf(file, position) {
  return file.getLineAndCharacterOfPosition(position).line;
}

/** A comment beside the cast, above it, or above the statement or member that it is in. */
function hasReason(file, lines, node) {
  const holder = ts.findAncestor(node.parent, (outer) => ts.isStatement(outer) || ts.isClassElement(outer));
  const [cast, begin] = [lineOf(file, castAt(node)), lineOf(file, node.getStart())];
  const above = [cast - 1, begin - 1, ...(holder === undefined ? [] : [lineOf(file, holder.getStart()) - 1])];
  return isCommented(lines[cast]) || above.some((line) => isComment(lines[line]));
}

function isCommented(line = '') {
  return /(?:^|\s)(?:\/\/|\/\*)(?!\s*eslint-)/u.test(line) && !/^\s*\/\/\s*eslint-/u.test(line);
}

function isComment(line = '') {
  return /^\s*(?:\/\/|\/\*|\*)/u.test(line) && !/eslint-disable(?!.* -- )/u.test(line);
}

function lintExceptions(lines) {
  return lines.flatMap((line, index) => {
    if (!/(?:\/\/|\/\*)\s*eslint-disable/u.test(line) || / -- \S/u.test(line)) return [];
    return isComment(lines[index - 1]) ? [] : [index];
  });
}

const probe = 'libs/council/probe.ts';

/** Texts, and whether the one cast or exception in each lacks its reason. */
export const castProbes = [
  ['const a = b as string;', true],
  ['const a = <string>b;', true],
  ['const a = b!;', true],
  ['call(\n  one,\n  two as string,\n);', true],
  ['// eslint-disable-next-line no-console\nconsole.log(1);', true],
  ['// The column holds text.\nconst a = b as string;', false],
  ['const a = b as string; // The column holds text.', false],
  ['const a = b as const;', false],
  ["import { a as b } from './c.js';", false],
  ['// eslint-disable-next-line no-console -- a program says it\nconsole.log(1);', false],
].map(([text, isWrong]) => ({ text, isFound: unreasoned(probe, text).length > 0, isWrong }));
