import type { StreamName } from '#event-sourcing';

/** A column or a field that holds the name of a stream. */
export function streamNamed(stream: string): StreamName {
  // Whoever wrote it wrote the name of a stream; another text names a stream without events.
  return stream as StreamName;
}
