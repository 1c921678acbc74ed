/** The identity of the log that this server works on. */
export interface LogIdentity {
  readonly log: string;
}
export const LOG_IDENTITY = Symbol('LogIdentity');

/** A position on the wire: `<log>.<n>`. */
export function wirePosition({ log }: LogIdentity, position: bigint): string {
  return `${log}.${position}`;
}
