import type { RowOf } from '#event-sourcing';
import type { Mention, NameOf } from '#shared-kernel';
import { organisationsIn } from './change-organisations.js';
import type { LeftBehind } from './left-behind.js';
import type { ReorganisationAnswer, ReorganisationListed } from './reorganisation.answer.js';
import type { ConcernKey } from './reorganisation.events.js';
import type { reorganisationConcerns, reorganisations } from './reorganisation.tables.js';

type ReorganisationRow = RowOf<typeof reorganisations>;
type ConcernRow = RowOf<typeof reorganisationConcerns>;

export interface ReorganisationRows {
  readonly row: ReorganisationRow;
  readonly concerns: readonly ConcernRow[];
  readonly left: readonly LeftBehind[];
}

export function listedView(
  { ordinal, revision, ...row }: ReorganisationRow,
  outstanding: number,
): ReorganisationListed {
  return { ...row, revision: revision.toString(), outstanding };
}

/** Entities whose names the answer shows. */
export function mentionsOf({ row, concerns, left }: ReorganisationRows): readonly Mention[] {
  return [
    ...[...concerns, ...left].map(mentionOf),
    ...[...organisationsIn(row.change), ...concerns.flatMap(({ to }) => to ?? [])].map(organisation),
  ];
}

export function reorganisationView({ row, concerns, left }: ReorganisationRows, nameOf: NameOf): ReorganisationAnswer {
  const nameOfConcern = (concern: ConcernKey): string | null => {
    const { kind, id } = mentionOf(concern);
    return nameOf(kind, id);
  };
  return {
    ...listedView(row, concerns.filter(({ status }) => status === 'outstanding').length),
    organisations: organisationsIn(row.change).map((id) => ({ id, name: nameOf('organisation', id) })),
    concerns: concerns.map(({ reorganisation, ordinal, place, to, ...one }) => ({
      ...one,
      name: nameOfConcern(one),
      to: to === null ? null : { id: to, name: nameOf('organisation', to) },
    })),
    leftBehind: left.map((one) => ({ ...one, name: nameOfConcern(one) })),
  };
}

function organisation(id: string): Mention {
  return { kind: 'organisation', id };
}

function mentionOf({ kind, thing: id }: ConcernKey): Mention {
  switch (kind) {
    case 'processLead':
      return { kind: 'process', id };
    case 'measureLead':
      return { kind: 'measure', id };
    case 'assignment':
      return { kind: 'assignment', id };
    case 'end':
    case 'parent':
      return organisation(id);
  }
}
