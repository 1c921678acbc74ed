import { validate as isUuid } from 'uuid';

/** Used otherwise than the help says; the program ends with 2. */
export class UsageMistake extends Error {
  override readonly name = 'UsageMistake';
}

/** A whole number from `min` to `max`. @throws UsageMistake */
export function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new UsageMistake(`${option} must be a whole number from ${min} to ${max}, not "${text}"`);
}

/** @throws UsageMistake */
export function oneOf<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === text);
  if (choice === undefined) throw new UsageMistake(`${option} must be one of ${choices.join(', ')}, not "${text}"`);
  return choice;
}

/** @throws UsageMistake */
export function uuid(option: string, text: string): string {
  if (!isUuid(text)) throw new UsageMistake(`${option} must be an id (a UUID), not "${text}"`);
  return text.toLowerCase();
}

/** @throws UsageMistake */
export function notBlank(option: string, text: string): string {
  if (text.trim() === '') throw new UsageMistake(`${option} must not be blank`);
  return text;
}
