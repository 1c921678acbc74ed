export type Palette = Readonly<
  Record<'strong' | 'good' | 'bad' | 'stated' | 'inferred' | 'illustration', (text: string) => string>
>;

const plain = (text: string): string => text;
const escaped =
  (code: number) =>
  (text: string): string =>
    `\u001b[${code}m${text}\u001b[0m`;

/** Colours for a terminal, unless declined (https://no-color.org); no fact is shown by colour alone. */
export function paletteFor(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): Palette {
  if (!isTerminal || (environment['NO_COLOR'] ?? '') !== '') {
    return { strong: plain, good: plain, bad: plain, stated: plain, inferred: plain, illustration: plain };
  }
  return {
    strong: escaped(1),
    good: escaped(32),
    bad: escaped(31),
    stated: escaped(36),
    inferred: escaped(33),
    illustration: escaped(35),
  };
}
