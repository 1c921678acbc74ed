/** An identifier as SQL takes it, whatever it contains. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
