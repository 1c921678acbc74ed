import type { NotedWarning } from '../messages/metadata.js';

/** The words of a warning. No names of people. */
export interface WarningText {
  readonly english: string;
  readonly german: string;
}

/** What the answer to an accepted command tells besides. */
export type CommandWarning = NotedWarning & WarningText;

interface Worded {
  readonly decider: { readonly warnings?: Readonly<Record<string, WarningText>> };
  readonly likenesses?: readonly (WarningText & { readonly code: string })[];
}

/** The warnings with the words of their stream's kind; a code that this program does not know any more is its own text. */
export function inWords(
  { decider, likenesses = [] }: Worded,
  noted: readonly NotedWarning[],
): readonly CommandWarning[] {
  return noted.map((warning) => {
    const { code } = warning;
    const words = likenesses.find((one) => one.code === code) ?? decider.warnings?.[code];
    return { ...warning, english: words?.english ?? code, german: words?.german ?? code };
  });
}
