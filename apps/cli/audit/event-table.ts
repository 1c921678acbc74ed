import { textTable } from '../terminal/text-table.js';

/** An event, as history and audit return it. */
export interface EventItem {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly type: string;
  readonly data: object;
  readonly actor: string;
  /** The actor's functions or roles, in the audit log. */
  readonly typedAs?: string;
  readonly actedBy: { readonly kind: string; readonly id?: string; readonly title?: string; readonly name?: string };
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly evidence: {
    readonly kind: string;
    readonly reference?: string;
    readonly locus?: string;
    readonly inferredFrom?: string;
    readonly policy?: string;
  };
}

/** The history of one entity. */
export function historyTable(events: readonly EventItem[], width: number): string {
  const rows = events.map((event) => [
    event.revision,
    ...shared(event),
    shortened(evidenceText(event)),
    JSON.stringify(event.data),
  ]);
  return textTable(['REVISION', ...SHARED, 'EVIDENCE', 'DATA'], rows, width);
}

/**
 * A piece of the log.
 * @param labels of actors, by their ids; an actor without one is shown by its functions or roles, else by its id
 */
export function auditTable(
  events: readonly EventItem[],
  width: number,
  labels: ReadonlyMap<string, string> = new Map(),
): string {
  const rows = events.map((event) => {
    return [
      numberOf(event.position),
      ...shared(event),
      labels.get(event.actor) ?? event.typedAs ?? event.actor,
      event.stream,
      evidenceText(event),
    ];
  });
  return textTable(['POSITION', ...SHARED, 'TYPED BY', 'STREAM', 'EVIDENCE'], rows, width);
}

const SHARED = ['EVENT', 'OCCURRED', 'RECORDED', 'ACTED'] as const;

function shared({ type, occurredOn, recordedAt, actedBy }: EventItem): readonly string[] {
  return [type, occurredOn, recordedAt.replace(/\.\d+Z$/u, 'Z'), whoActed(actedBy)];
}

function numberOf(position: string): string {
  return position.split('.').at(-1) ?? position;
}

function whoActed({ kind, id, title, name }: EventItem['actedBy']): string {
  const what = title ?? name ?? id?.slice(0, 8);
  return what === undefined ? kind : `${kind} ${what}`;
}

function evidenceText({ evidence: { kind, reference, locus, inferredFrom, policy } }: EventItem): string {
  const how = inferredFrom === undefined ? kind : `inferred from a ${kind}`;
  const where = locus === undefined ? how : `${how}, ${locus}`;
  const what = reference ?? policy;
  return what === undefined ? where : `${where}: ${what}`;
}

const SHORT = 48;

function shortened(text: string): string {
  return text.length <= SHORT ? text : `${text.slice(0, SHORT - 1)}…`;
}
