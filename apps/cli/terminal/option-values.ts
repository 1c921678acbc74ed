import { validate as isUuid } from 'uuid';
import { UsageMistake } from './mistakes.js';

/** Checks the text that was typed for an option or argument. @throws UsageMistake */
export type ReadValue<T> = (text: string) => T;

/** A whole number from `min` to `max`. */
export function wholeNumber(option: string, min: number, max: number): ReadValue<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    throw new UsageMistake(`${option} must be a whole number from ${min} to ${max}, not "${text}"`);
  };
}

export function oneOf<T extends string>(option: string, choices: readonly T[]): ReadValue<T> {
  return (text) => {
    const choice = choices.find((one) => one === text);
    if (choice === undefined) throw new UsageMistake(`${option} must be one of ${choices.join(', ')}, not "${text}"`);
    return choice;
  };
}

export function uuid(option: string): ReadValue<string> {
  return (text) => {
    if (!isUuid(text)) throw new UsageMistake(`${option} must be an id (a UUID), not "${text}"`);
    return text.toLowerCase();
  };
}

export function notBlank(option: string): ReadValue<string> {
  return (text) => {
    if (text.trim() === '') throw new UsageMistake(`${option} must not be blank`);
    return text;
  };
}

/** An option that may be repeated: its texts, each once. */
export function eachOnce(option: string): (text: string, before?: readonly string[]) => readonly string[] {
  const read = notBlank(option);
  return (text, before = []) => [...new Set([...before, read(text)])];
}
