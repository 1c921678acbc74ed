/** Text in lines of at most `width` columns, cut between words; `indent` stands before each, twice before those that go on. */
export function wrapped(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/u)) {
    const isFirst = line.trim() === '';
    const longer = isFirst ? `${line}${word}` : `${line} ${word}`;
    // The last column stays free, as in the help.
    if (!isFirst && longer.length >= width) {
      lines.push(line);
      line = `${indent}${indent}${word}`;
    } else line = longer;
  }
  return [...lines, line];
}

/** A path within `width` columns: its end counts. */
export function shortenedStart(text: string, width: number): string {
  return text.length <= width ? text : `…${text.slice(1 - width)}`;
}

/** A text on one line of at most `width` columns: its beginning counts. */
export function shortenedEnd(text: string, width: number): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
