import type { CommandResult, DeviationClaim, FactReader } from '#event-sourcing';
import { idFrom, RecordingFactReader, StreamStates } from '#event-sourcing';
import type { CommitteeKind, ItemPaper, Outcome } from '#council';
import { committeeStream, heldItemId, meetingStream, paperIdFrom, paperStream } from '#council';
import { goalStream } from '../goal/goal.stream.js';
import { measureStream } from '../measure/measure.stream.js';
import { organisationStream } from '#parties';
import { strategyProcessStream } from '../strategy-process/strategy-process.stream.js';
import type { commandHarness } from '#shared-kernel/testing';
import { reasonOf } from '#shared-kernel/testing';
import type { DecisionRef, Subject } from '#shared-kernel';
import { decisionStream } from '../decision/decision.stream.js';

export const PROCESS = idFrom('the process');
export const DIRECTORATE = idFrom('the directorate');
export const COURSES: Subject = { kind: 'measure', id: idFrom('the courses'), version: 1 };
export const ARRIVAL: Subject = { kind: 'goal', id: idFrom('the goal'), version: 1 };
export const MEETING = idFrom('the meeting');
export const ITEM = heldItemId(MEETING, '5');
export const PAPER = paperIdFrom({ reference: '20196743', year: 2019 });
export const ON_PAPER = { kind: 'paper', paper: PAPER } as const satisfies ItemPaper;

export const scenarioStreams = [
  strategyProcessStream,
  organisationStream,
  committeeStream,
  measureStream,
  goalStream,
  paperStream,
  meetingStream,
  decisionStream,
] as const;

/** The one item of a held meeting, beside its outcome. */
interface HeldItem {
  readonly paper?: ItemPaper;
  readonly deviations?: readonly DeviationClaim[];
  readonly subjects?: readonly Subject[];
}

type Harness = Pick<ReturnType<typeof commandHarness>, 'send' | 'events' | 'store' | 'registry'>;

/** A process, a measure with a lead and a goal, on which meetings and recorded decisions decide. */
export class DecisionScenario {
  constructor(readonly harness: Harness) {}

  /** Reads facts as command handlers do. */
  get reader(): FactReader {
    const states = new StreamStates(
      this.harness.store,
      this.harness.registry,
      scenarioStreams.map(({ decider }) => decider),
    );
    return new RecordingFactReader(states);
  }

  async prepare(): Promise<this> {
    await this.create(organisationStream, DIRECTORATE, 'RegisterOrganisation', {
      name: 'Sozialdezernat',
      kind: 'directorate',
    });
    await this.create(strategyProcessStream, PROCESS, 'DraftProcess', { title: 'Wir alle sind LU' });
    const proposed = { process: PROCESS, source: 'Auftakt' };
    const measure = { ...proposed, kind: 'project', title: 'Sprachkurse', lead: DIRECTORATE };
    await this.create(measureStream, COURSES.id, 'ProposeMeasure', measure);
    await this.create(goalStream, ARRIVAL.id, 'ProposeGoal', { ...proposed, title: 'Gut ankommen' });
    return this;
  }

  /** Records a held meeting of such a committee with one item; resolves with the event of its outcome. */
  async holdMeeting(outcome: Outcome, kind: CommitteeKind = 'committee', more: HeldItem = {}): Promise<string> {
    const committee = idFrom(['committee', kind]);
    await this.create(committeeStream, committee, 'ConstituteCommittee', { name: kind, kind });
    const { paper = { kind: 'oral' }, deviations = [], subjects = [COURSES] } = more;
    const items = [{ number: '5', title: 'Sprachkurse', paper, outcome, vote: { kind: 'none' } }];
    const data = { committee, heldOn: '2019-02-14', completeness: 'full', processes: [PROCESS], items };
    const sent = { type: 'RecordHeldMeeting', id: MEETING, creates: true, data, deviations };
    done(await this.harness.send(meetingStream, sent));
    if (subjects.length > 0) await this.send(meetingStream, MEETING, 'NameItemSubjects', { item: ITEM, subjects });
    return await this.lastEvent(`meeting-${MEETING}`, 'ItemOutcomeRecorded');
  }

  async recordPaper(subjects: readonly Subject[]): Promise<void> {
    const paper = { reference: '20196743', year: 2019, title: 'Sprachkurse' };
    await this.create(paperStream, PAPER, 'RecordKnownPaper', paper);
    await this.send(paperStream, PAPER, 'NamePaperSubjects', { subjects });
  }

  async recordDecision(id: string, more: object = {}): Promise<void> {
    const by = { kind: 'function', title: 'Leitung Sozialdezernat' };
    const recorded = { process: PROCESS, kind: 'executive', title: 'Start der Sprachkurse', by, decides: [COURSES] };
    await this.create(decisionStream, id, 'RecordDecision', { ...recorded, ...more });
  }

  async create(stream: (typeof scenarioStreams)[number], id: string, type: string, data: object): Promise<void> {
    done(await this.harness.send(stream, { type, id, creates: true, data }));
  }

  async send(stream: (typeof scenarioStreams)[number], id: string, type: string, data: object): Promise<void> {
    done(await this.harness.send(stream, { type, id, data }));
  }

  /** The data of the last event of this type. */
  async lastData(stream: `${string}-${string}`, type: string): Promise<Readonly<Record<string, unknown>>> {
    const event = (await this.harness.events(stream)).findLast((one) => one.type === type);
    if (event === undefined) throw new Error(`${stream} has no event ${type}`);
    // Data of an event is an object of JSON values.
    return event.data as Readonly<Record<string, unknown>>;
  }

  async lastEvent(stream: `${string}-${string}`, type: string): Promise<string> {
    return (await this.harness.events(stream)).findLast((event) => event.type === type)?.id ?? '';
  }
}

export function resolution(event: string): DecisionRef {
  return { kind: 'resolution', meeting: MEETING, item: ITEM, event };
}

function done(result: CommandResult): void {
  if (!result.done) throw new Error(reasonOf(result));
}
