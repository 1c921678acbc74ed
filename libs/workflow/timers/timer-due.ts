import type { Json } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import type { FeelClock } from '../feel/expression.js';
import { isPlainObject } from '../feel/feel-value.js';
import type { TimerWait } from '../instance/steps.js';
import type { TimerForm } from '../model/event-triggers.js';
import { nextCronTime, readCron } from './cron.js';
import { deadlineOf } from './deadline.js';
import { readRule } from './deadline-rule.js';
import { atTime, dayWords } from './time-words.js';

export type TimerTime =
  { readonly ok: true; readonly wait: TimerWait } | { readonly ok: false; readonly problem: string };

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Times of a cycle that passed before it was looked at and come one after the other; those before them are left out. */
export const MAX_CAUGHT_UP = 1_000;
/** Shortest time between two times of a cycle. */
const SHORTEST_CYCLE_MS = 100;
/** The calendar's end; later times cannot be sorted as text. */
const LAST_TIME = '9999-12-31T23:59:59.999Z';

const CYCLE = /^R(\d{0,9})\/(?:([^/]+)\/)?([^/]+)$/u;
const DURATION = /^-?P(?=.)(?:\d+[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?$/u;

/** When a timer is due that a model gives as text, or as what its expression returned. A time that has passed is due at once. */
export function timerWait(form: TimerForm, value: Json, clock: FeelClock): TimerTime {
  if (form === 'date' && isPlainObject(value)) return calculated(value, clock);
  if (typeof value !== 'string') return refused(`the ${NAMES[form]} is ${kindOf(value)}, not a text`);
  const text = value.trim();
  switch (form) {
    case 'date':
      return onDate(text, clock);
    case 'duration':
      return afterDuration(text, clock);
    case 'cycle':
      return text.startsWith('R') ? repeated(text, clock) : scheduled(text, clock);
  }
}

/** The next time of a cycle, after one has come; `undefined` after its last. */
export function nextTimer(wait: TimerWait, clock: FeelClock): TimerWait | undefined {
  const { every, left } = wait;
  if (every === undefined || left === 0) return undefined;
  const due = every.startsWith('P') ? nextRepeated(wait, every, clock) : nextScheduled(wait, every, clock);
  if (due === undefined || due > LAST_TIME) return undefined;
  return { ...wait, due, ...(left !== undefined && { left: left - 1 }) };
}

/** A deadline by the calendar of the evaluation; `undefined` when it is computed with it already, or is none. */
export function recomputed(wait: TimerWait, { calendar, zone }: FeelClock): TimerWait | undefined {
  const { rule, calendar: before } = wait;
  if (rule === undefined || before === undefined || before === calendar.id) return undefined;
  const { due: at, derivation } = deadlineOf(rule, calendar, zone);
  return { ...wait, due: at, derivation, calendar: calendar.id };
}

const NAMES: Readonly<Record<TimerForm, string>> = {
  date: 'date of the timer',
  duration: 'duration of the timer',
  cycle: 'cycle of the timer',
};

function refused(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

function due(at: string, more: Omit<TimerWait, 'for' | 'due'>): TimerTime {
  if (at > LAST_TIME || at.startsWith('-') || at.startsWith('+')) {
    return refused(`the timer would be due at ${at}, which is not in the years 0 to 9999`);
  }
  return { ok: true, wait: { for: 'timer', due: at, ...more } };
}

/** A deadline: its `due` with its `derivation`, as the function `deadline` returns them. */
function calculated(value: Readonly<Record<string, unknown>>, clock: FeelClock): TimerTime {
  const { due: at, derivation } = value;
  if (typeof at !== 'string') return refused('the date of the timer is a context without a text "due"');
  const read = instantOf(at, clock.zone);
  if (!read.ok) return read;
  const rule = readRule(value['rule']);
  const { calendar } = value;
  return due(read.value, {
    ...(typeof derivation === 'string' && { derivation }),
    // With both it is computed anew when the calendar changes.
    ...(rule !== undefined && typeof calendar === 'string' && { rule, calendar }),
  });
}

function onDate(text: string, { zone }: FeelClock): TimerTime {
  const read = instantOf(text, zone);
  return read.ok ? due(read.value, { derivation: dayWords(read.value, zone) }) : read;
}

function afterDuration(text: string, { at, zone }: FeelClock): TimerTime {
  const duration = durationOf(text);
  if (!duration.ok) return duration;
  const time = added(at, duration.value, zone);
  if (!time.ok) return time;
  return due(time.value, { derivation: `${text} ab ${atTime(at, zone)}` });
}

/** `R/PT1H`, `R3/P1M`, `R3/2019-02-14T16:00:00Z/P1D`: a number of times, the first time, the time between two. */
function repeated(text: string, { at, zone }: FeelClock): TimerTime {
  const [matched, times = '', start, every = ''] = CYCLE.exec(text) ?? [];
  if (matched === undefined) {
    return refused(`"${text}" is no cycle: write R/PT1H, R3/PT1H, R3/2019-02-14T16:00:00Z/PT1H, or a cron expression`);
  }
  const duration = durationOf(every);
  if (!duration.ok) return duration;
  if (times !== '' && Number(times) === 0) return refused(`the cycle "${text}" comes no time: give at least R1`);
  const second = added(at, duration.value, zone);
  if (!second.ok) return second;
  if (Date.parse(second.value) - Date.parse(at) < SHORTEST_CYCLE_MS) {
    return refused(`the cycle "${text}" comes more often than every ${SHORTEST_CYCLE_MS} ms`);
  }
  const begin: Read<string> = start === undefined ? second : instantOf(start, zone);
  if (!begin.ok) return begin;
  const from = begin.value;
  const derivation = start === undefined ? `${text} ab ${atTime(at, zone)}` : `${text}, zuerst ${atTime(from, zone)}`;
  // Months and days are counted from a fixed time, so that the 31st does not become the 28th for ever.
  const counted = start === undefined ? at : from;
  const left = times === '' ? {} : { left: Number(times) - 1 };
  return due(from, { derivation, every, from: counted, ...left });
}

function scheduled(text: string, { at, zone }: FeelClock): TimerTime {
  const read = readCron(text);
  if (!read.read) return refused(read.problem);
  const first = nextCronTime(read.cron, at, zone);
  return first === undefined
    ? refused(`the cron expression "${text}" names no time that comes`)
    : due(first, { derivation: `Zeitplan ${text} ab ${atTime(at, zone)}`, every: text });
}

function nextRepeated({ due: last, from = last }: TimerWait, every: string, clock: FeelClock): string | undefined {
  const duration = Temporal.Duration.from(every);
  const begin = zoned(from, clock.zone);
  const time = (count: number): string => instantText(begin.add(multiplied(duration, count)));
  try {
    const behind = countAfter(time, last, duration, from);
    const now = countAfter(time, clock.at, duration, from);
    return time(Math.max(behind, now - MAX_CAUGHT_UP));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The smallest count of durations behind the first time that leads past an instant. */
function countAfter(time: (count: number) => string, instant: string, every: Temporal.Duration, from: string): number {
  const length = every.total({
    unit: 'millisecond',
    relativeTo: Temporal.Instant.from(from).toZonedDateTimeISO('UTC'),
  });
  let count = Math.max(0, Math.floor((Date.parse(instant) - Date.parse(from)) / length));
  while (count > 0 && time(count) > instant) count -= 1;
  while (time(count) <= instant) count += 1;
  return count;
}

function nextScheduled({ due: last }: TimerWait, every: string, clock: FeelClock): string | undefined {
  const read = readCron(every);
  // A wait holds a cron expression only after it was read.
  if (!read.read) throw new Error(read.problem);
  // What is long past is left out: at most the longest time that a second's schedule can be behind is caught up.
  const earliest = new Date(Date.parse(clock.at) - MAX_CAUGHT_UP * 1_000).toISOString();
  const soon = nextCronTime(read.cron, last, clock.zone);
  if (soon === undefined || soon >= earliest) return soon;
  return caughtUp(read.cron, last, clock) ?? nextCronTime(read.cron, earliest, clock.zone);
}

/** The next time, if no more than `MAX_CAUGHT_UP` times lie between it and now. */
function caughtUp(cron: Parameters<typeof nextCronTime>[0], last: string, { at, zone }: FeelClock): string | undefined {
  const first = nextCronTime(cron, last, zone);
  let time = first;
  for (let count = 0; count < MAX_CAUGHT_UP; count += 1) {
    if (time === undefined || time > at) return first;
    time = nextCronTime(cron, time, zone);
  }
  return undefined;
}

function multiplied(duration: Temporal.Duration, times: number): Temporal.Duration {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = duration;
  return Temporal.Duration.from({
    years: years * times,
    months: months * times,
    weeks: weeks * times,
    days: days * times,
    hours: hours * times,
    minutes: minutes * times,
    seconds: seconds * times,
    milliseconds: milliseconds * times,
  });
}

function durationOf(text: string): Read<Temporal.Duration> {
  const problem = `"${text}" is no ISO 8601 duration such as PT2H, P10D or P1M`;
  if (!DURATION.test(text)) return refused(problem);
  try {
    return { ok: true, value: Temporal.Duration.from(text) };
  } catch {
    return refused(problem);
  }
}

/** Years, months, weeks and days are those of the calendar in the zone; hours and what is shorter have their exact length. */
function added(at: string, duration: Temporal.Duration, zone: string): Read<string> {
  try {
    return { ok: true, value: instantText(zoned(at, zone).add(duration)) };
  } catch {
    return refused(`the duration ${duration.toString()} leads out of the calendar`);
  }
}

/** With its offset or zone, or local in the log's zone; a day begins at midnight. Its zone stands behind `@` or in brackets. */
function instantOf(text: string, zone: string): Read<string> {
  const problem = `"${text}" is no ISO 8601 date such as 2019-02-14T16:00:00Z, 2019-02-14T16:00:00 or 2019-02-14`;
  const [plain = '', named] = (text.endsWith(']') ? text.slice(0, -1).replace('[', '@') : text).split('@');
  try {
    if (!plain.includes('T')) {
      if (named !== undefined) return refused(problem);
      return { ok: true, value: instantText(Temporal.PlainDate.from(plain).toZonedDateTime(zone)) };
    }
    if (/(?:Z|[+-]\d{2}:?\d{2})$/u.test(plain)) {
      return { ok: true, value: instantText(Temporal.Instant.from(plain).toZonedDateTimeISO('UTC')) };
    }
    return { ok: true, value: instantText(Temporal.PlainDateTime.from(plain).toZonedDateTime(named ?? zone)) };
  } catch {
    return refused(problem);
  }
}

function zoned(at: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone);
}

function instantText(at: Temporal.ZonedDateTime): string {
  return new Date(at.epochMilliseconds).toISOString();
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a context' : JSON.stringify(value);
}
