// Both characters are control characters: that is the point.
/* eslint-disable no-control-regex */
const TO_ESCAPE = /[\u0000\u0001]/gu;
const ESCAPED = /\u0001([\u0001\u0002])/gu;
/* eslint-enable no-control-regex */

/** U+0000 becomes U+0001 U+0001, U+0001 becomes U+0001 U+0002: texts keep their order. See decision-nul-characters.md. */
export function escapeNul(text: string): string {
  return text.replace(TO_ESCAPE, (character) => (character === '\u0000' ? '\u0001\u0001' : '\u0001\u0002'));
}

export function unescapeNul(text: string): string {
  return text.includes('\u0001')
    ? text.replace(ESCAPED, (_, second) => (second === '\u0001' ? '\u0000' : '\u0001'))
    : text;
}
