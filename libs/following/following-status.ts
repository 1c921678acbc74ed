import type { Incident, Json, PolicyWork } from '#event-sourcing';
import type { ConsumerWorkReport } from './following.js';

/** The status that the following server publishes for the other servers. */
export interface FollowingStatus {
  readonly server: string;
  readonly reports: readonly ConsumerWorkReport[];
}

/** Bigints are written as text. */
export function statusToJson({ server, reports }: FollowingStatus): Json {
  return { server, reports: reports.map(reportToJson) };
}

function reportToJson(report: ConsumerWorkReport): Json {
  const { name, kind, version, position, lag, work } = report;
  return {
    name,
    kind,
    state: report.state,
    ...(version !== undefined && { version }),
    ...(position !== undefined && { position: position.toString() }),
    ...(lag !== undefined && { lag }),
    ...(work !== undefined && { work: { ...work } }),
    ...(report.state === 'stopped' && { incident: incidentToJson(report.incident) }),
  };
}

function incidentToJson({ revision, position, ...incident }: Incident): Json {
  return { ...incident, revision: revision.toString(), position: position.toString() };
}

interface WrittenReport {
  readonly name: string;
  readonly kind: ConsumerWorkReport['kind'];
  readonly state: ConsumerWorkReport['state'];
  readonly version?: number;
  readonly position?: string;
  readonly lag?: number;
  readonly work?: PolicyWork;
  readonly incident?: Omit<Incident, 'revision' | 'position'> & {
    readonly revision: string;
    readonly position: string;
  };
}

export function statusFromJson(json: Json): FollowingStatus {
  // `statusToJson` of this program version or another one wrote it; fields that are missing stay undefined.
  const { server, reports } = json as unknown as {
    readonly server: string;
    readonly reports: readonly WrittenReport[];
  };
  return { server, reports: reports.map(reportFromJson) };
}

function reportFromJson({
  name,
  kind,
  state,
  version,
  position,
  lag,
  work,
  incident,
}: WrittenReport): ConsumerWorkReport {
  const report = {
    name,
    kind,
    ...(version !== undefined && { version }),
    position: position === undefined ? undefined : BigInt(position),
    lag,
    ...(work !== undefined && { work }),
  };
  if (state !== 'stopped') return { ...report, state };
  if (incident === undefined) return { ...report, state: 'building' };
  const { revision, position: at, ...others } = incident;
  return { ...report, state, incident: { ...others, revision: BigInt(revision), position: BigInt(at) } };
}
