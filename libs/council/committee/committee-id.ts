import { idFrom } from '#event-sourcing';

/** The id that every importer gives a committee of this name, so that two at once make one. */
export function committeeIdFrom(name: string): string {
  return idFrom(['committee', name]);
}
