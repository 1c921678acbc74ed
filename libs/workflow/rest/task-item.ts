import type { Json } from '#event-sourcing';
import type { AnswerOf, CommandAddress } from '#http';
import { answer } from '#http';
import { isPlainObject } from '../feel/feel-value.js';
import type { SeatHolder } from './task-people.js';
import type { TaskRow } from './task-reads.js';
import { candidatesOf } from './task-reads.js';
import type { TaskCaller } from './task-rights.js';
import { isAssignee, isCandidate, mayAct } from './task-rights.js';

const { choice, flag, id, integer, list, open, orNull, shape, text } = answer;

const ACTS = ['claim', 'release', 'delegate', 'complete', 'skip'] as const;

const PARTY = open({ kind: 'person', id: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' }, 'A person or a function.');

/** A task with what it means for the domain. */
export const TASK = shape({
  key: text('4503599627370497'),
  name: text('Vorlage freigeben'),
  model: shape({ process: text('gremienlauf'), element: text('release'), instance: text('4503599627370496') }),
  state: choice('open', 'completed', 'skipped', 'cancelled'),
  assignee: orNull(text('7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11', 'Id of the actor or person who has it.')),
  candidates: shape({ groups: list(text('approver')), users: list(id()) }),
  substitutes: {
    ...list(shape({ committee: id(), member: PARTY, substitutes: { ...list(PARTY), description: 'In their order.' } })),
    description: 'Members of the committees among the candidates, and who may act for them today.',
  },
  due: orNull(
    shape({
      at: text('2019-03-14T11:00:00.000Z'),
      derivation: orNull(text('14 days before the sitting')),
      overdue: flag(false),
    }),
  ),
  followUp: orNull(text('2019-03-01T08:00:00.000Z')),
  priority: integer(50),
  about: {
    ...list(
      shape({
        kind: text('paper'),
        id: id(),
        address: text('/api/v1/papers/7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11'),
      }),
    ),
    description: 'What the task is about.',
  },
  completedBy: {
    ...orNull(shape({ event: text('PaperReleased'), key: id('An id that the event names.') })),
    description: 'The domain event that completes it, whoever causes it; null: it is completed by its own results.',
  },
  command: {
    ...orNull(
      shape({
        type: text('ReleasePaper'),
        method: choice('POST'),
        address: orNull(text('/api/v1/papers/7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11/release')),
        roles: list(text('approver')),
        body: open({}, 'Prefilled fields.'),
      }),
    ),
    description: 'The command that does it.',
  },
  form: orNull(text('4503599627370498', 'Key of its form: GET /v2/user-tasks/{key}/form.')),
  may: { ...list(choice(...ACTS)), description: 'What the caller may do with it now.' },
  opened: text('2019-02-14T16:00:00.000Z'),
  ended: orNull(
    shape({
      at: text('2019-02-15T09:00:00.000Z'),
      by: orNull(text('7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11', 'Id of the actor, or policy:<name>.')),
      reason: orNull(text('decided in the last term', 'Why it was skipped.')),
    }),
  ),
});

export type TaskItem = AnswerOf<typeof TASK>;

/** What an item has beside its row. */
export interface TaskContext {
  readonly caller: TaskCaller;
  /** Business clock, ISO 8601 UTC. */
  readonly now: string;
  readonly inputs: Json;
  readonly reason: Json;
  readonly address: CommandAddress | undefined;
  readonly seats: readonly { readonly committee: string; readonly holders: readonly SeatHolder[] }[];
}

/** The read routes of what a task may be about. */
const ADDRESSES: Readonly<Record<string, string>> = {
  process: 'processes',
  meeting: 'meetings',
  paper: 'papers',
  measure: 'measures',
  goal: 'goals',
  committee: 'committees',
  organisation: 'organisations',
};

export function taskItem(row: TaskRow, context: TaskContext): TaskItem {
  const { now, caller, seats, reason } = context;
  return {
    key: row.key.toString(),
    name: row.name ?? row.element,
    model: { process: row.process, element: row.element, instance: row.instance.toString() },
    state: row.ending ?? 'open',
    assignee: row.assignee,
    candidates: { groups: row.groups, users: row.users },
    substitutes: seats.flatMap(({ committee, holders }) => holders.map((holder) => ({ committee, ...holder }))),
    due: row.due === null ? null : { at: row.due, derivation: row.derivation, overdue: row.open && row.due < now },
    followUp: row.followUp,
    priority: row.priority,
    about: Object.entries(row.concerns).map(([kind, one]) => ({
      kind,
      id: one,
      address: `/api/v1/${ADDRESSES[kind] ?? kind}/${one}`,
    })),
    completedBy: row.event === null || row.eventKey === null ? null : { event: row.event, key: row.eventKey },
    command: row.command === null ? null : commandOf(row.command, row.target ?? '', context),
    form: row.form?.toString() ?? null,
    may: actsOf(row, caller),
    opened: row.created,
    ended:
      row.ended === null
        ? null
        : { at: row.ended, by: row.endedBy, reason: typeof reason === 'string' ? reason : null },
  };
}

/** Fields that are a part of the address are no fields of the body. */
function commandOf(type: string, target: string, { inputs, address }: TaskContext): NonNullable<TaskItem['command']> {
  const fields: Readonly<Record<string, unknown>> = isPlainObject(inputs) ? inputs : {};
  const inAddress = new Set(['id', ...[...(address?.path ?? '').matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name)]);
  const valueOf = (name: string): unknown => (name === 'id' ? target : fields[name]);
  const path = address?.path.replaceAll(/\{(\w+)\}/gu, (written, name: string) => {
    const value = valueOf(name);
    return typeof value === 'string' ? encodeURIComponent(value) : written;
  });
  return {
    type,
    method: 'POST',
    address: path ?? null,
    roles: address?.roles ?? [],
    body: Object.fromEntries(Object.entries(fields).filter(([name]) => !inAddress.has(name))),
  };
}

function actsOf(row: TaskRow, caller: TaskCaller): TaskItem['may'] {
  if (!row.open) return [];
  const task = candidatesOf(row);
  const { manages } = caller;
  const holds = manages || isAssignee(caller, task);
  return [
    ...(row.assignee === null && (manages || isCandidate(caller, task)) ? (['claim'] as const) : []),
    ...(row.assignee !== null && holds ? (['release'] as const) : []),
    ...(holds ? (['delegate'] as const) : []),
    ...(row.event === null && mayAct(caller, task) ? (['complete'] as const) : []),
    ...(manages ? (['skip'] as const) : []),
  ];
}
