/** A stream of the process, or a substitute in a test. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** The output of a command: its result goes to the output, everything else to the error stream. */
export class Terminal {
  constructor(
    private readonly output: Output,
    private readonly errors: Output,
  ) {}

  /** Whether a person reads the output. */
  get isInteractive(): boolean {
    return this.output.isTTY === true;
  }

  /** Columns; tables are not cut in a file or a pipe. */
  get width(): number {
    return this.isInteractive ? (this.output.columns ?? Infinity) : Infinity;
  }

  write(text: string): void {
    this.output.write(text);
  }

  writeError(text: string): void {
    this.errors.write(text);
  }

  print(text: string): void {
    this.write(`${text}\n`);
  }

  /** For a program that reads the output: one JSON value. */
  printJson(value: unknown): void {
    this.print(JSON.stringify(value, undefined, 2));
  }

  /** For a person; a program that reads the output does not need it. */
  note(text: string): void {
    this.writeError(`${text}\n`);
  }
}
