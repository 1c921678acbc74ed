import type { Evidence, Recorded, StreamName } from '#event-sourcing';
import { entityIdOf, idFrom } from '#event-sourcing';
import type { AssignmentEvent, DecisionEvent, GoalEvent, MeasureEvent, ReportingRoundEvent } from '#steering';
import type { MeetingEvent } from '#council';
import type { CompileOptions } from './compile/compile-options.js';
import { compile } from './compile/compile.js';
import { ReportedLog } from './compile/reported-log.js';
import type { LogPoint } from './progress-report.events.js';
import type { ReportContent } from './report-content.js';

type AnyEvent = { readonly type: string; readonly data: object };
type KnownEvent = AssignmentEvent | DecisionEvent | GoalEvent | MeasureEvent | MeetingEvent | ReportingRoundEvent;

export interface Circumstances {
  /** When it occurred. Default: 2020-01-01. */
  readonly on?: string;
  readonly evidence?: Evidence;
  /** The event that made a policy do it. */
  readonly cause?: string;
}

export const PROCESS = idFrom('the process');
export const FIELD = idFrom('the field of action');
export const UNIT = idFrom('the unit');
export const ILLUSTRATION: Evidence = { kind: 'illustration' };

/** A log that a spec writes event by event. It begins with a process, a field of action and an organisation. */
export class SpecLog {
  readonly events: Recorded[] = [];
  readonly #revisions = new Map<string, bigint>();

  constructor() {
    this.addUntyped(`strategyProcess-${PROCESS}`, { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } });
    this.addUntyped(`strategyProcess-${PROCESS}`, {
      type: 'FieldOfActionNamed',
      data: { field: FIELD, title: 'Sprache' },
    });
    const unit = { name: 'Soziales und Wohnen', kind: 'area', from: 'unknown' };
    this.addUntyped(`organisation-${UNIT}`, { type: 'OrganisationRegistered', data: unit });
  }

  /** Adds an event of any type and returns its id. */
  addUntyped(
    stream: StreamName,
    { type, data }: AnyEvent,
    { on = '2020-01-01', evidence, cause }: Circumstances = {},
  ): string {
    const revision = (this.#revisions.get(stream) ?? -1n) + 1n;
    this.#revisions.set(stream, revision);
    const eventId = idFrom([stream, Number(revision)]);
    this.events.push({
      ...{ type, data, eventId, occurredOn: on, stream, id: entityIdOf(stream), revision },
      position: BigInt(this.events.length),
      metadata: {
        commandId: eventId,
        commandHash: '',
        $correlationId: '',
        $causationId: cause ?? eventId,
        actor: 'somebody',
        actedBy: { kind: 'unknown' },
        occurredOn: on,
        recordedAt: '2020-12-31T12:00:00.000Z',
        writtenAt: '2020-12-31T12:00:00.000Z',
        evidence: evidence ?? { kind: 'oral', reference: 'spec' },
        schemaVersion: 1,
      },
    });
    return eventId;
  }

  /** Adds an event whose type the compiler checks, and returns its id. */
  add(stream: StreamName, event: KnownEvent, circumstances?: Circumstances): string {
    return this.addUntyped(stream, event, circumstances);
  }

  compile(options: Partial<CompileOptions> = {}): ReportContent {
    const compiled = compile([this.events], {
      ...{ process: PROCESS, asOf: '2020-06-30', illustrations: false, self: idFrom('a new report') },
      ...options,
    });
    if (!('content' in compiled)) throw new Error(compiled.reason);
    return compiled.content;
  }

  /** The events up to a point; later ones are left out. */
  upTo(point: LogPoint): ReportedLog {
    const log = new ReportedLog(PROCESS);
    log.takeUpTo(point, this.events);
    return log;
  }

  /** Compiles a report and adds the events that record and submit it. */
  report(id: string, options: Partial<CompileOptions> = {}): ReportContent {
    const content = this.draft(id, options);
    const data = { version: 1, paper: idFrom('the paper of the report') };
    this.addUntyped(`progressReport-${id}`, { type: 'ReportSubmitted', data });
    return content;
  }

  /** Compiles a report and adds the event that records it. */
  draft(id: string, options: Partial<CompileOptions> = {}): ReportContent {
    const content = this.compile({ self: id, ...options });
    const { process, title, asOf, point, illustrations, figures, rules } = content;
    const data = {
      process: process.id,
      version: 1,
      title,
      asOf,
      point,
      illustrations,
      figures,
      rules,
      content: '0'.repeat(64),
    };
    this.addUntyped(`progressReport-${id}`, { type: 'ReportCompiled', data });
    return content;
  }
}

/** A measure that is proposed, has a lead and is adopted by a decision record. */
export function adopted(
  log: SpecLog,
  name: string,
  more: Partial<Proposal> = {},
  circumstances: Circumstances = {},
): string {
  const id = idFrom(name);
  log.add(`measure-${id}`, { type: 'MeasureProposed', data: { ...proposal(name), ...more } }, circumstances);
  const decision = { kind: 'record', decision: idFrom('the decision') } as const;
  const data = { decision, version: 1, level: 'administration', subjectTo: [] } as const;
  log.add(`measure-${id}`, { type: 'MeasureAdopted', data }, circumstances);
  return id;
}

export type Proposal = Extract<MeasureEvent, { readonly type: 'MeasureProposed' }>['data'];

export function proposal(title: string): Proposal {
  return {
    process: PROCESS,
    kind: 'project',
    title,
    fieldsOfAction: [FIELD],
    goals: [],
    schedule: { start: '2020', end: '2020-12-31' },
    decisionLevel: 'administration',
    weight: 1,
    source: 'spec',
    lead: UNIT,
  };
}
