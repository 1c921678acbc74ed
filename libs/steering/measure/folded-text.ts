/**
 * Text for searching: in lower case, umlauts and ß written out (ä as ae, ß as ss), other accents left out, so that
 * `Massnahmen fuer Cafés` and `MASSNAHMEN FÜR CAFES` are found alike.
 */
export function foldedText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => WRITTEN_OUT[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Whether the folded text contains every word of the query. */
export function containsWords(folded: string, query: string): boolean {
  return foldedText(query)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
}
