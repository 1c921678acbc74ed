import type { RowOf } from '#event-sourcing';
import type { ItemNameOf, ItemPlace, NameOf } from '#shared-kernel';
import { aboutOf } from '#shared-kernel';
import type { AssignmentAnswer } from './assignment.answer.js';
import type { AssignmentSource } from './assignment.events.js';
import type { assignments } from './assignment.projection.js';

type AssignmentRow = RowOf<typeof assignments>;

export function placesOf(row: AssignmentRow): readonly ItemPlace[] {
  const { source } = row;
  return source.kind === 'item' ? [{ meeting: source.meeting, id: source.item }] : [];
}

export function assignmentView(
  { ordinal, lastDue, revision, ...row }: AssignmentRow,
  nameOf: NameOf,
  itemOf: ItemNameOf,
): AssignmentAnswer {
  return {
    ...row,
    revision: revision.toString(),
    toName: nameOf('organisation', row.to),
    sourceName: sourceName(row.source, nameOf, itemOf),
    processTitle: row.process === null ? null : nameOf('process', row.process),
    measureTitle: row.measure === null ? null : nameOf('measure', row.measure),
  };
}

function sourceName(source: AssignmentSource, nameOf: NameOf, itemOf: ItemNameOf): string | null {
  switch (source.kind) {
    case 'oral':
      return source.reference;
    case 'decision':
      return nameOf('decision', source.decision);
    case 'item': {
      const { meeting, item } = source;
      return aboutOf('meeting', meeting, nameOf, itemOf({ meeting, id: item })).label;
    }
  }
}
