import { UsageMistake } from '../terminal/mistakes.js';
import type { ReadValue } from '../terminal/option-values.js';

/** A key of the workflow: a 64-bit number. */
export function keyValue(name: string): ReadValue<string> {
  return (text) => {
    if (!/^[1-9]\d{0,18}$/.test(text)) throw new UsageMistake(`${name} must be a key (a number), not "${text}"`);
    return text;
  };
}
