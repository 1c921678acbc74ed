import type { Json } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import { isPlainObject } from '../feel/feel-value.js';

/** Limits of the terms of a task. */
export const TASK_LIMITS = { names: 100, nameCharacters: 256, derivation: 2000, priority: 100 } as const;
export const DEFAULT_PRIORITY = 50;

/** Ids stand in the log in clear: no spaces and no @, so that neither names nor addresses of people get there. */
const USER = /^[\p{L}\p{N}_.:+-]{1,256}$/u;
/** A role, a role in a unit, or a name of another program's group. */
const GROUP = /^[^@,\p{Cc}]{1,200}(?:@(?:committee|process|organisation):[0-9a-f-]{36})?$/u;

export const USER_FORM = 'an id of an actor or a person: letters, digits, _ . : + -, without spaces, 256 at most';
export const GROUP_FORM = 'a role such as chair, or chair@committee:<id>, @process:<id>, @organisation:<id>';

export function isUser(name: string): boolean {
  return USER.test(name);
}

export function isGroup(name: string): boolean {
  return GROUP.test(name);
}

/** What could not be understood, as the end of a sentence. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** A list of names, or a text with commas between them; nothing for null. */
export function readNames(value: Json, kind: 'user' | 'group'): Read<readonly string[]> {
  const [isOne, form] = kind === 'user' ? [isUser, USER_FORM] : [isGroup, GROUP_FORM];
  const listed = typeof value === 'string' ? value.split(',') : (value ?? []);
  if (!Array.isArray(listed)) return { ok: false, problem: 'it is neither a list nor a text' };
  if (listed.length > TASK_LIMITS.names) return { ok: false, problem: `it has more than ${TASK_LIMITS.names} names` };
  const names: string[] = [];
  // A list of JSON has values of JSON.
  for (const one of listed as readonly Json[]) {
    const name = typeof one === 'string' ? one.trim() : undefined;
    if (name === '') continue;
    if (name === undefined || !isOne(name)) return { ok: false, problem: `each must be ${form}` };
    if (!names.includes(name)) names.push(name);
  }
  return { ok: true, value: names };
}

export interface ReadTime {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly derivation?: string;
}

/**
 * An instant, a local time of the log's zone, or a day, which means the midnight that ends it there, as deadlines do; or an object with `due` and
 * `derivation`. Nothing for null.
 */
export function readTime(value: Json, zone: string): Read<ReadTime | undefined> {
  if (value === null || value === '') return { ok: true, value: undefined };
  const { due, derivation } = isPlainObject(value) ? value : { due: value, derivation: undefined };
  const at = typeof due === 'string' ? instantOf(due, zone) : undefined;
  if (at === undefined) return { ok: false, problem: 'it is no time such as 2019-03-14T16:00:00Z or 2019-03-14' };
  const why = typeof derivation === 'string' ? { derivation: derivation.slice(0, TASK_LIMITS.derivation) } : {};
  return { ok: true, value: { at, ...why } };
}

function instantOf(written: string, zone: string): string | undefined {
  // FEEL writes a zone behind an @, ISO 8601 in brackets.
  const text = written.replace(/@([\w/+-]+)$/u, '[$1]');
  try {
    if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) {
      return iso(Temporal.PlainDate.from(text).add({ days: 1 }).toZonedDateTime(zone).toInstant());
    }
    if (text.endsWith(']')) {
      const local = /(?:Z|[+-]\d{2}:\d{2})\[/u.test(text);
      return iso(local ? Temporal.Instant.from(text) : Temporal.ZonedDateTime.from(text).toInstant());
    }
    if (/(?:Z|[+-]\d{2}:\d{2})$/u.test(text)) return iso(Temporal.Instant.from(text));
    return iso(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant());
  } catch {
    return undefined;
  }
}

function iso(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toISOString();
}

export function readPriority(value: Json): Read<number> {
  if (value === null) return { ok: true, value: DEFAULT_PRIORITY };
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= TASK_LIMITS.priority
    ? { ok: true, value: number }
    : { ok: false, problem: `it is no whole number from 0 to ${TASK_LIMITS.priority}` };
}
