import type { Incident, Json, PolicyWork } from '#event-sourcing';
import type { FollowerReport } from './following.js';

/** What the server that follows the log tells the others. */
export interface Notice {
  readonly server: string;
  readonly reports: readonly FollowerReport[];
}

/** Numbers beyond JSON's are texts. */
export function toJson({ server, reports }: Notice): Json {
  return { server, reports: reports.map(reportToJson) };
}

function reportToJson(report: FollowerReport): Json {
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
  readonly kind: FollowerReport['kind'];
  readonly state: FollowerReport['state'];
  readonly version?: number;
  readonly position?: string;
  readonly lag?: number;
  readonly work?: PolicyWork;
  readonly incident?: Omit<Incident, 'revision' | 'position'> & {
    readonly revision: string;
    readonly position: string;
  };
}

export function fromJson(json: Json): Notice {
  // Written by `toJson` of this program, or of another version of it: what is missing is left out.
  const { server, reports } = json as unknown as {
    readonly server: string;
    readonly reports: readonly WrittenReport[];
  };
  return { server, reports: reports.map(reportFromJson) };
}

function reportFromJson({ name, kind, state, version, position, lag, work, incident }: WrittenReport): FollowerReport {
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
  const { revision, position: at, ...told } = incident;
  return { ...report, state, incident: { ...told, revision: BigInt(revision), position: BigInt(at) } };
}
