import type { ReportDetails } from '#event-sourcing';
import { messageWithoutData } from '#event-sourcing';

/** A report of the subscription as one line of the program's log: the event and the kind of error, no data. */
export function reportLine(message: string, { error, incident }: ReportDetails): string {
  if (incident !== undefined) {
    const { type, stream, revision, message: why } = incident;
    return `${message} at ${type} (${stream}@${revision}): ${why}`;
  }
  return error === undefined ? message : `${message} (${messageWithoutData(error)})`;
}

export function reportToStderr(message: string, details: ReportDetails = {}): void {
  process.stderr.write(`${reportLine(message, details)}\n`);
}
