/** Where a command writes: what it was asked for to the output, everything else to the error stream. */
export class Terminal {
  readonly isInteractive = process.stdout.isTTY;
  /** Columns; tables are not cut where nobody looks at them. */
  readonly width = process.stdout.isTTY ? process.stdout.columns : Infinity;

  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** For a program that reads the output: one JSON value. */
  printJson(value: unknown): void {
    this.print(JSON.stringify(value, undefined, 2));
  }

  /** What a person wants to know and a program that reads the output does not. */
  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }
}
