import type { Json } from '#event-sourcing';
import { evaluateExpression } from '../feel/expression.js';
import type { Evaluation, Expression } from '../feel/expression.js';
import { isPlainObject } from '../feel/feel-value.js';
import type { Variables } from '../feel/plain-expression.js';
import type { Mapping } from '../model/process-model.js';
import type { Advance } from './advance.js';
import type { OpenInstance, Variable } from './instance-state.js';
import type { Part } from './steps.js';

export type NamedValues = Readonly<Record<string, Json>>;

/** Those with these names; all when no names are given. */
export function onlyNamed(values: NamedValues, names: readonly string[] | undefined): NamedValues {
  if (names === undefined) return values;
  const wanted = new Set(names);
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted.has(name)));
}

/** Largest variable, in characters of JSON. */
export const MAX_VARIABLE_CHARACTERS = 256 * 1024;

/** The scope itself and those around it, from inside out. */
export function scopesFrom(open: OpenInstance, part: Part): readonly Part[] {
  const scopes: Part[] = [];
  for (let at: Part | undefined = part; at !== undefined; at = open.elements.get(at)?.scope) scopes.push(at);
  return scopes;
}

/** What an expression of this element instance sees. */
export function visibleFrom(open: OpenInstance, part: Part): Variables {
  const scopes = scopesFrom(open, part).flatMap((scope) => open.variables.get(scope) ?? []);
  return (name) => scopes.find((scope) => scope.has(name))?.get(name)?.value;
}

/** All values that are visible from an element instance, the inner ones before the outer; `own`: only its own. */
export function valuesVisibleFrom(open: OpenInstance, part: Part, own = false): NamedValues {
  const scopes = own ? [part] : scopesFrom(open, part).toReversed();
  return valuesOf(scopes.flatMap((scope) => [...(open.variables.get(scope) ?? [])]));
}

/** The values of variables by their names; of two with one name the later counts. */
export function valuesOf(variables: Iterable<readonly [string, Variable]>): NamedValues {
  return Object.fromEntries([...variables].map(([name, { value }]) => [name, value]));
}

export function evaluateIn(advance: Advance, part: Part, expression: Expression): Evaluation {
  return evaluateExpression(expression, visibleFrom(advance.draft, part), advance.clock);
}

/** Sets a variable of exactly this scope. */
export function setLocal(advance: Advance, scope: Part, name: string, value: Json): void {
  const known = advance.draft.variables.get(scope)?.get(name);
  if (known !== undefined && JSON.stringify(known.value) === JSON.stringify(value)) return;
  const index = advance.keep(value);
  const made = known === undefined ? { part: advance.nextPart() } : {};
  advance.emit({ kind: 'set', scope, name, value: index, ...made });
}

/** Changes the variable where it is visible from the scope; one that is nowhere becomes a variable of the process. */
export function setVisible(advance: Advance, from: Part, name: string, value: Json): void {
  const scopes = scopesFrom(advance.draft, from);
  const owner = scopes.find((scope) => advance.draft.variables.get(scope)?.has(name) === true);
  setLocal(advance, owner ?? 0, name, value);
}

export type Mapped =
  { readonly ok: true; readonly values: ReadonlyMap<string, Json> } | { readonly ok: false; readonly problem: string };

/** Evaluates mappings in their order; each sees the results of those before it. Nothing is set. */
export function evaluateMappings(advance: Advance, part: Part, mappings: readonly Mapping[], into: Part): Mapped {
  return evaluateWith(advance, mappings, visibleFrom(advance.draft, part), visibleFrom(advance.draft, into));
}

/**
 * Evaluates the input mappings of an element that has their results already: what they made before does not hide what the
 * scopes around it have now.
 */
export function evaluateInputsAgain(advance: Advance, part: Part, inputs: readonly Mapping[]): Mapped {
  const made = new Set(inputs.map(({ target }) => target[0]));
  const around = visibleFrom(advance.draft, advance.active(part).scope ?? part);
  const own = visibleFrom(advance.draft, part);
  const visible: Variables = (name) => (made.has(name) ? (around(name) ?? own(name)) : own(name));
  return evaluateWith(advance, inputs, visible, around);
}

/** @param target the variables whose entries a mapping to a path keeps */
function evaluateWith(advance: Advance, mappings: readonly Mapping[], outer: Variables, target: Variables): Mapped {
  const values = new Map<string, Json>();
  for (const { source, target: path } of mappings) {
    const result = evaluateExpression(source, (name) => values.get(name) ?? outer(name), advance.clock);
    const where = path.join('.');
    if (!result.ok) return { ok: false, problem: `the mapping to ${where} failed: ${result.problem}` };
    const tooLarge = sizeProblem(where, result.value);
    if (tooLarge !== undefined) return { ok: false, problem: tooLarge };
    const [name = '', ...rest] = path;
    values.set(name, rest.length === 0 ? result.value : merged(values.get(name) ?? target(name), rest, result.value));
  }
  return { ok: true, values };
}

/** Says why a variable cannot hold a value. */
export function sizeProblem(name: string, value: Json): string | undefined {
  const characters = JSON.stringify(value).length;
  return characters > MAX_VARIABLE_CHARACTERS
    ? `the variable ${name} would have ${characters} characters, ${MAX_VARIABLE_CHARACTERS} are allowed`
    : undefined;
}

/** The first of these variables that is too large. */
export function tooLargeAmong(variables: NamedValues): string | undefined {
  return Object.keys(variables).find((name) => sizeProblem(name, variables[name] ?? null) !== undefined);
}

/** The value with one entry of a path replaced; entries beside it stay. */
function merged(value: Json | undefined, path: readonly string[], entry: Json): Json {
  const [first, ...rest] = path;
  if (first === undefined) return entry;
  // A value of a variable is JSON, and so are its entries.
  const before = isPlainObject(value) ? (value as Readonly<Record<string, Json>>) : {};
  const inner = Object.hasOwn(before, first) ? before[first] : undefined;
  return { ...before, [first]: merged(inner, rest, entry) };
}
