import { evaluate, parseDateTime, parseDate, parseExpression } from 'feelin';
import type { Json } from '#event-sourcing';
import { BadDay, BOUNDED_CALENDAR_FUNCTIONS, calendarFunctions, CALENDAR_FUNCTIONS } from './calendar-functions.js';
import type { FeelClock } from './feel-clock.js';
import { NoJsonValue, toJson } from './feel-value.js';
import type { PlainExpression, Variables } from './plain-expression.js';
import { evaluatePlain, namesIn, plainExpression } from './plain-expression.js';
import { TimeLimitReached, withTimeLimit } from './time-limit.js';

export const MAX_EXPRESSION_LENGTH = 10_000;
/** Brackets inside each other. */
export const MAX_EXPRESSION_DEPTH = 100;
/** Longest reading of one expression: only an administrator deploys, and a slow machine must not refuse a good model. */
const READING_MS = 10_000;
const DIALECT = 'camunda';

export type { FeelClock };

/** A value of a model: fixed text, or a FEEL expression, which begins with `=`. */
export type Expression =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'feel';
      /** Without the `=`. */
      readonly source: string;
      /** Names that may be variables: no others are handed to the interpreter. */
      readonly names: readonly string[];
      readonly plain?: PlainExpression;
      /** Whether its work is without a bound, so that it is evaluated with a time limit. */
      readonly unbounded: boolean;
      /** Whether it calls a function that counts days by the calendar. */
      readonly calendar?: true;
    };

export type Compiled = { readonly expression: Expression } | { readonly problem: string };

export type Evaluation = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: string };

/** Nodes of the syntax tree whose work is not bounded by the size of the expression. */
const UNBOUNDED = new Set([
  'ForExpression',
  'QuantifiedExpression',
  'FilterExpression',
  'FunctionDefinition',
  'Interval',
  'InstanceOfExpression',
]);

/** Functions whose work grows at most with the size of their arguments. */
const BOUNDED_FUNCTIONS = new Set(
  [
    ...BOUNDED_CALENDAR_FUNCTIONS,
    'now, today, date, time, date and time, duration, years and months duration, number, string, not, abs, floor, ceiling',
    'decimal, modulo, sqrt, odd, even, substring, string length, upper case, lower case, contains, starts with, ends with',
    'substring before, substring after, count, sum, min, max, mean, list contains, is defined, get value, get entries',
    'day of week, day of year, month of year, week of year, get or else, if',
  ].flatMap((line) => line.split(', ')),
);

/** Reads a value of a model as Camunda's Modeler writes it: with `=` in front an expression, else text. */
export function compileValue(written: string): Compiled {
  return written.startsWith('=') ? compileFeel(written.slice(1)) : { expression: { kind: 'text', text: written } };
}

/** Reads an expression with or without the `=` in front. */
export function compileExpression(written: string): Compiled {
  return compileFeel(written.startsWith('=') ? written.slice(1) : written);
}

function compileFeel(source: string): Compiled {
  if (source.length > MAX_EXPRESSION_LENGTH) {
    return { problem: `the expression has ${source.length} characters, ${MAX_EXPRESSION_LENGTH} are allowed` };
  }
  const plain = plainExpression(source);
  if (plain !== undefined) {
    return { expression: { kind: 'feel', source, names: namesIn(plain), plain, unbounded: false } };
  }
  if (isNestedDeeper(source)) {
    return { problem: `the expression has more than ${MAX_EXPRESSION_DEPTH} brackets inside each other` };
  }
  if (hasOpenComment(source)) return { problem: 'the expression has a comment (/*) without an end' };
  try {
    return withTimeLimit(() => fromTree(source), READING_MS);
  } catch (error) {
    if (error instanceof TimeLimitReached) return { problem: 'the expression is too complicated to be read' };
    throw error;
  }
}

function isNestedDeeper(source: string): boolean {
  let depth = 0;
  for (const character of source) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (depth > MAX_EXPRESSION_DEPTH) return true;
  }
  return false;
}

/** The library reads an unclosed comment again from each of its characters. */
function hasOpenComment(source: string): boolean {
  let inText = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === '\\' && inText) at += 1;
    else if (character === '"') inText = !inText;
    else if (!inText && source.startsWith('/*', at)) {
      const end = source.indexOf('*/', at + 2);
      if (end === -1) return true;
      at = end + 1;
    }
  }
  return false;
}

/** A name may have words of FEEL in it: `working days between`. */
const KNOWN_NAMES = Object.fromEntries(CALENDAR_FUNCTIONS.map((name) => [name, (): null => null]));

function fromTree(source: string): Compiled {
  const names = new Set<string>();
  let problem: string | undefined;
  let unbounded = false;
  parseExpression(source, KNOWN_NAMES, DIALECT).iterate({
    enter: ({ type, name, from, to, node }) => {
      const text = source.slice(from, to);
      if (type.isError) problem ??= `FEEL cannot read it at character ${from + 1}${text === '' ? '' : `: "${text}"`}`;
      if (name === 'VariableName') names.add(text.replaceAll('`', ''));
      if (UNBOUNDED.has(name)) unbounded = true;
      if (name === 'FunctionInvocation' && !BOUNDED_FUNCTIONS.has(source.slice(from, node.firstChild?.to ?? to))) {
        unbounded = true;
      }
    },
  });
  if (problem !== undefined) return { problem };
  const calendar = CALENDAR_FUNCTIONS.some((name) => names.has(name)) ? ({ calendar: true } as const) : {};
  return { expression: { kind: 'feel', source, names: [...names], unbounded, ...calendar } };
}

/** Whether its value is the same for every instance: a text, or FEEL without a variable. */
export function isConstant(expression: Expression): boolean {
  if (expression.kind === 'text') return true;
  const functions = new Set<string>([...BOUNDED_FUNCTIONS, ...CALENDAR_FUNCTIONS]);
  return expression.names.every((name) => functions.has(name));
}

/** Evaluates without any other input than the variables and the clock. A failure is a value with its reason. */
export function evaluateExpression(expression: Expression, variables: Variables, clock: FeelClock): Evaluation {
  if (expression.kind === 'text') return { ok: true, value: expression.text };
  if (expression.plain !== undefined) {
    const result = evaluatePlain(expression.plain, variables);
    if (result.plain) return { ok: true, value: result.value };
  }
  const run = (): Json => toJson(evaluate(expression.source, contextOf(expression, variables, clock), DIALECT).value);
  try {
    return { ok: true, value: expression.unbounded ? withTimeLimit(run) : run() };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function contextOf(
  { names, calendar }: Extract<Expression, { readonly kind: 'feel' }>,
  variables: Variables,
  clock: FeelClock,
): Record<string, unknown> {
  const found = names.flatMap((name) => {
    const value = variables(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    now: () => parseDateTime(clock.now),
    today: () => parseDate(clock.today),
    ...(calendar === true && calendarFunctions(clock)),
    ...Object.fromEntries(found),
  };
}

function problemOf(error: unknown): string {
  if (error instanceof TimeLimitReached || error instanceof NoJsonValue || error instanceof BadDay)
    return error.message;
  if (!(error instanceof Error)) return 'the expression failed';
  return error.name === 'RangeError' ? 'the expression needs too much memory or is nested too deeply' : error.message;
}
