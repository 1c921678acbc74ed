import type { CommitteeEvent } from '#council';
import type { OrganisationEvent } from '#parties';
import type { StrategyProcessEvent } from '#steering';
import type { Titled } from '../measure-content.js';
import type { ReportedLog } from './reported-log.js';

export interface CommitteeName {
  readonly name: string;
  readonly processes: readonly string[];
}

/** Names as of the last event taken; their dates and evidence do not count. */
export interface NamesAtPoint {
  /** `undefined` when there is no such process. */
  readonly process: string | undefined;
  /** Titles by id, in the order in which they were named. */
  readonly fields: ReadonlyMap<string, string>;
  readonly organisations: ReadonlyMap<string, string>;
  readonly committees: ReadonlyMap<string, CommitteeName>;
}

export function namesAtPoint(log: ReportedLog, process: string): NamesAtPoint {
  const fields = new Map<string, string>();
  let title: string | undefined;
  for (const [id, events] of log.streams<StrategyProcessEvent>('strategyProcess')) {
    for (const { type, data } of id === process ? events : []) {
      if (type === 'ProcessDrafted') title = data.title;
      if (type === 'FieldOfActionNamed') fields.set(data.field, data.title);
    }
  }
  return { process: title, fields, organisations: organisationsOf(log), committees: committeesOf(log) };
}

export function organisationNamed({ organisations }: NamesAtPoint, id: string): Titled {
  return { id, name: organisations.get(id) ?? null };
}

function organisationsOf(log: ReportedLog): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [id, events] of log.streams<OrganisationEvent>('organisation')) {
    for (const { type, data } of events) {
      if (type === 'OrganisationRegistered' || type === 'OrganisationRenamed') names.set(id, data.name);
    }
  }
  return names;
}

function committeesOf(log: ReportedLog): ReadonlyMap<string, CommitteeName> {
  const names = new Map<string, CommitteeName>();
  for (const [id, events] of log.streams<CommitteeEvent>('committee')) {
    for (const { type, data } of events) {
      if (type === 'CommitteeConstituted') names.set(id, { name: data.name, processes: data.processes });
    }
  }
  return names;
}
