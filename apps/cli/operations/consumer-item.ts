import type { Row } from '../terminal/text-table.js';

/** A projection or policy, as the server reports it. */
export interface ConsumerItem {
  readonly name: string;
  readonly state: string;
  /** `<log>.<n>` */
  readonly position: string | null;
  readonly lagSeconds: number | null;
  readonly incident: {
    readonly type: string;
    readonly stream: string;
    readonly position: string;
    readonly message: string;
  } | null;
}

/** The number in a position; -1 before the first event. */
export function numberIn(position: string | null): number {
  return position === null ? -1 : Number(position.split('.').at(-1));
}

export function consumerRow({ name, state, position, lagSeconds }: ConsumerItem): Row {
  return [name, state, position === null ? null : numberIn(position), lagSeconds === null ? null : `${lagSeconds} s`];
}

/** The incidents that stopped it, one line each. */
export function incidentLines(items: readonly ConsumerItem[]): readonly string[] {
  return items.flatMap(({ name, incident }) =>
    incident === null
      ? []
      : [
          `${name} stands still at ${incident.type} in ${incident.stream} (position ${numberIn(incident.position)}): ${incident.message}`,
        ],
  );
}
