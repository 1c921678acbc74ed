import { fold } from './source-text.js';

const CLOSES =
  /^(?:f\. ?d\. ?r\.?|fuer die richtigkeit|gez\.|beglaubigt|ausgefertigt|verteiler|anlagen?(?::|$)|im auftrag$|i\. ?a\.|i\. ?v\.|unterschrift|(?:ende|schluss) (?:der sitzung|des auszugs)|sitzungsende|(?:der |die )?(?:vorsitzende[r]?|schriftfuehrer(?:in)?|protokollfuehrer(?:in)?|(?:ober)?buergermeister(?:in)?)(?: |$|:)[^.]*$|[\w .()-]{3,40}, (?:den |am )?\d{1,2}\. ?(?:\d{1,2}\.|[a-z]+) ?\d{4}$)/u;
const LAST_LINES = 20;

/** The text without the document's end: signatures, attestation, distribution, enclosures. */
export function withoutClosing(lines: readonly string[]): readonly string[] {
  const from = Math.max(1, lines.length - LAST_LINES);
  const close = lines.findIndex((line, at) => at >= from && line.length <= 120 && CLOSES.test(fold(line)));
  return close === -1 ? lines : lines.slice(0, close);
}
