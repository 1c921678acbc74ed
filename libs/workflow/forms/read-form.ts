import type { Json } from '#event-sourcing';
import type { Expression } from '../feel/expression.js';
import { compileExpression } from '../feel/expression.js';
import { isPlainObject } from '../feel/feel-value.js';
import type { Finding } from '../model/finding.js';
import type { FieldKind, Form, FormField } from './form-model.js';

/** Limits of one form. */
export const FORM_LIMITS = { bytes: 1024 * 1024, components: 1000, depth: 20, pattern: 500 } as const;

export type FormResult =
  { readonly read: true; readonly form: Form } | { readonly read: false; readonly findings: readonly Finding[] };

/** A component as the file has it; its entries are looked at one by one. */
type Component = Readonly<Record<string, unknown>>;

interface Place {
  readonly path: readonly string[];
  readonly hidden: readonly Expression[];
  readonly depth: number;
}

/** Components that show something and hold no value of a person. */
const SHOWN_ONLY = new Set(
  'text html image button separator spacer iframe table expression documentPreview'.split(' '),
);
const CONTAINERS = new Set(['group', 'columns', 'default']);

/** Reads a form as Camunda's Modeler writes it: JSON with `id` and `components`. */
export function readForm(text: string): FormResult {
  if (Buffer.byteLength(text) > FORM_LIMITS.bytes) return failed(`the form is larger than ${FORM_LIMITS.bytes} bytes`);
  const root = parsed(text);
  if (root === undefined) return failed('the file is no JSON object');
  const id = root['id'];
  if (typeof id !== 'string' || !/^[\p{L}_][\p{L}\p{N}_.-]{0,254}$/u.test(id)) {
    return failed('the form has no id', 'give it one: a letter, then letters, digits, _, . or -');
  }
  const { versionTag } = root;
  const reading = new Reading();
  const fields = reading.components(root['components'], { path: [], hidden: [], depth: 0 });
  if (reading.findings.length > 0) return { read: false, findings: reading.findings };
  const tagged = typeof versionTag === 'string' && versionTag !== '' ? { versionTag } : {};
  return { read: true, form: { id, ...tagged, fields } };
}

function failed(problem: string, instead?: string): FormResult {
  return { read: false, findings: [{ problem, ...(instead !== undefined && { instead }) }] };
}

function parsed(text: string): Component | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

class Reading {
  readonly findings: Finding[] = [];
  #count = 0;

  components(list: unknown, place: Place): readonly FormField[] {
    if (list === undefined) return [];
    if (!Array.isArray(list)) {
      this.findings.push({ problem: 'components must be a list' });
      return [];
    }
    this.#count += list.length;
    if (this.#count > FORM_LIMITS.components || place.depth > FORM_LIMITS.depth) {
      const { components, depth } = FORM_LIMITS;
      this.findings.push({
        problem: `the form has more than ${components} components, or more than ${depth} inside each other`,
      });
      return [];
    }
    return list.flatMap((one: unknown) => (isPlainObject(one) ? this.#component(one, place) : this.#noObject()));
  }

  #noObject(): readonly FormField[] {
    this.findings.push({ problem: 'each component must be an object' });
    return [];
  }

  #component(one: Component, place: Place): readonly FormField[] {
    const type = textOf(one, 'type') ?? '';
    if (SHOWN_ONLY.has(type)) return [];
    const hidden = this.#hidden(one, place.hidden);
    if (CONTAINERS.has(type)) {
      const path = [...place.path, ...namesIn(textOf(one, 'path'))];
      return this.components(one['components'], { path, hidden, depth: place.depth + 1 });
    }
    const names = namesIn(textOf(one, type === 'dynamiclist' ? 'path' : 'key'));
    const is = this.#kind(type, one, place);
    if (is === undefined) return [];
    if (names.length === 0) {
      this.#find(one, 'has no key', 'give it the name of a variable');
      return [];
    }
    const rules = rulesOf(one);
    const isShownOnly = one['disabled'] === true || one['readonly'] === true;
    return [{ path: [...place.path, ...names], required: rules['required'] === true && !isShownOnly, is, hidden }];
  }

  #kind(type: string, one: Component, place: Place): FieldKind | undefined {
    const rules = rulesOf(one);
    switch (type) {
      case 'textfield':
      case 'textarea':
        return this.#textKind(one, rules);
      case 'number':
        return {
          kind: 'number',
          ...numbers(rules, { min: 'min', max: 'max' }),
          ...(typeof one['decimalDigits'] === 'number' && { digits: one['decimalDigits'] }),
        };
      case 'checkbox':
        return { kind: 'flag' };
      case 'radio':
      case 'select':
        return { kind: 'choice', ...valuesOf(one) };
      case 'checklist':
      case 'taglist':
        return { kind: 'choices', ...valuesOf(one) };
      case 'datetime':
        return { kind: ({ date: 'date', time: 'time' } as const)[textOf(one, 'subtype') ?? ''] ?? 'instant' };
      case 'dynamiclist':
        return {
          kind: 'list',
          fields: this.components(one['components'], { path: [], hidden: [], depth: place.depth + 1 }),
        };
      case 'filepicker':
        return { kind: 'any' };
      default:
        this.#find(one, `has the type "${type}", which is not known`, 'use another component');
        return undefined;
    }
  }

  #textKind(one: Component, rules: Component): FieldKind {
    const pattern = textOf(rules, 'pattern');
    if (pattern !== undefined && !isPattern(pattern)) {
      this.#find(one, `has a pattern that is no regular expression of at most ${FORM_LIMITS.pattern} characters`);
    }
    const format = textOf(rules, 'validationType');
    return {
      kind: 'text',
      ...numbers(rules, { min: 'minLength', max: 'maxLength' }),
      ...(pattern !== undefined && { pattern }),
      ...((format === 'email' || format === 'phone') && { format }),
    };
  }

  #hidden(one: Component, around: readonly Expression[]): readonly Expression[] {
    const { conditional } = one;
    const written = isPlainObject(conditional) ? textOf(conditional, 'hide') : undefined;
    if (written === undefined) return around;
    const compiled = compileExpression(written);
    if ('expression' in compiled) return [...around, compiled.expression];
    this.#find(one, `is hidden by an expression that cannot be read: ${compiled.problem}`);
    return around;
  }

  #find(one: Component, problem: string, instead?: string): void {
    const element = textOf(one, 'key') ?? textOf(one, 'id');
    const name = textOf(one, 'label');
    this.findings.push({
      ...(element !== undefined && { element }),
      ...(name !== undefined && { name }),
      problem: `the component ${problem}`,
      ...(instead !== undefined && { instead }),
    });
  }
}

function isPattern(pattern: string): boolean {
  if (pattern.length > FORM_LIMITS.pattern) return false;
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}

function rulesOf(one: Component): Component {
  const { validate } = one;
  return isPlainObject(validate) ? validate : {};
}

function numbers(rules: Component, names: { readonly min: string; readonly max: string }): object {
  const [min, max] = [numberOf(rules[names.min]), numberOf(rules[names.max])];
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** The Modeler writes numbers as numbers or as texts. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function valuesOf({ values }: Component): { readonly values?: readonly Json[] } {
  if (!Array.isArray(values)) return {};
  // The file is JSON, and so are its values.
  return { values: values.flatMap((one: unknown) => (isPlainObject(one) ? [(one['value'] ?? null) as Json] : [])) };
}

function namesIn(path: string | undefined): readonly string[] {
  return path?.split('.').filter((name) => name !== '') ?? [];
}

function textOf(of: Component, name: string): string | undefined {
  const value = of[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
