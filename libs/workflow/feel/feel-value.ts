import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import type { Json } from '#event-sourcing';

/** Deepest nesting of a value that an expression returns. */
export const MAX_VALUE_DEPTH = 50;

export class NoJsonValue extends Error {
  override readonly name = 'NoJsonValue';
}

/**
 * A FEEL value as JSON, as Camunda returns it: dates, times and durations as ISO 8601 text, numbers that are not finite as
 * null.
 * @throws NoJsonValue for a function, a range, or a nesting above `MAX_VALUE_DEPTH`.
 */
export function toJson(value: unknown, depth = 0): Json {
  if (depth > MAX_VALUE_DEPTH) throw new NoJsonValue(`the result is nested deeper than ${MAX_VALUE_DEPTH}`);
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((one) => toJson(one, depth + 1));
  if (isTemporal(value)) return value.toString();
  if (isPlainObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toJson(one, depth + 1)]));
  }
  throw new NoJsonValue('the result is a function or a range, which no variable can hold');
}

/** Dates, times and durations of FEEL, whose text is that of ISO 8601. */
export function isTemporal(value: unknown): value is FeelDate | FeelTime | FeelDateTime | FeelDuration {
  return [FeelDate, FeelTime, FeelDateTime, FeelDuration].some((type) => value instanceof type);
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
