import { textTable } from '../terminal/text-table.js';

/** An event, as history and audit tell it. */
export interface EventItem {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly type: string;
  readonly data: object;
  readonly actor: string;
  readonly actedBy: { readonly kind: string; readonly id?: string; readonly title?: string; readonly name?: string };
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly evidence: {
    readonly kind: string;
    readonly reference?: string;
    readonly locus?: string;
    readonly policy?: string;
  };
}

/** The history of one entity. */
export function historyTable(events: readonly EventItem[], width: number): string {
  const rows = events.map((event) => [event.revision, ...shared(event), JSON.stringify(event.data)]);
  return textTable(['REVISION', 'EVENT', 'OCCURRED', 'RECORDED', 'ACTED', 'EVIDENCE', 'DATA'], rows, width);
}

/** A piece of the log. */
export function auditTable(events: readonly EventItem[], width: number): string {
  const rows = events.map((event) => [numberOf(event.position), ...shared(event), event.actor, event.stream]);
  return textTable(
    ['POSITION', 'EVENT', 'OCCURRED', 'RECORDED', 'ACTED', 'EVIDENCE', 'TYPED BY', 'STREAM'],
    rows,
    width,
  );
}

function shared({ type, occurredOn, recordedAt, actedBy, evidence }: EventItem): readonly string[] {
  return [type, occurredOn, recordedAt.replace(/\.\d+Z$/u, 'Z'), whoActed(actedBy), evidenceText(evidence)];
}

function numberOf(position: string): string {
  return position.split('.').at(-1) ?? position;
}

function whoActed({ kind, id, title, name }: EventItem['actedBy']): string {
  const what = title ?? name ?? id?.slice(0, 8);
  return what === undefined ? kind : `${kind} ${what}`;
}

function evidenceText({ kind, reference, locus, policy }: EventItem['evidence']): string {
  const text = [kind, reference ?? policy, locus].filter((part) => part !== undefined).join(': ');
  return text.length <= 48 ? text : `${text.slice(0, 47)}…`;
}
