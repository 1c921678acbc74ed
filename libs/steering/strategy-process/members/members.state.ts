import type { CommitteeKind } from '#council';

/** Measures and committees of a process: they have streams of their own, and a policy registers them here. */
export interface ProcessMembers {
  /** Measures that are not over, in buckets, so that one of ten thousand is added without copying them all. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  readonly hasMeasures: boolean;
  readonly committees: readonly { readonly committee: string; readonly kind: CommitteeKind }[];
  /** ISO 4217. */
  readonly currency: string;
}

export const noMembers: ProcessMembers = { open: {}, hasMeasures: false, committees: [], currency: 'EUR' };

/** Measures of the process that are neither completed, handed over, rejected, cancelled nor superseded. */
export function openMeasures({ open }: ProcessMembers): readonly string[] {
  return Object.values(open).flat();
}

export function isOpen(members: ProcessMembers, measure: string): boolean {
  return bucketOf(members, measure).includes(measure);
}

export function withOpen(members: ProcessMembers, measure: string): ProcessMembers {
  return withBucket(members, measure, [...bucketOf(members, measure), measure]);
}

export function withoutOpen(members: ProcessMembers, measure: string): ProcessMembers {
  return withBucket(
    members,
    measure,
    bucketOf(members, measure).filter((id) => id !== measure),
  );
}

function bucketOf({ open }: ProcessMembers, measure: string): readonly string[] {
  return open[keyOf(measure)] ?? [];
}

function withBucket(members: ProcessMembers, measure: string, ids: readonly string[]): ProcessMembers {
  return { ...members, open: { ...members.open, [keyOf(measure)]: ids } };
}

/** Ids are random, so their first two digits spread them evenly. */
function keyOf(measure: string): string {
  return measure.slice(0, 2);
}
