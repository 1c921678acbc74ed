import { keyOfText } from '../../../libs/workflow/instance/keys.js';
import { UsageMistake } from '../terminal/mistakes.js';
import type { ReadValue } from '../terminal/option-values.js';

/** A key of the workflow: a 64-bit number. */
export function keyValue(name: string): ReadValue<string> {
  return (text) => {
    if (keyOfText(text) === undefined) throw new UsageMistake(`${name} must be a key (a number), not "${text}"`);
    return text;
  };
}
