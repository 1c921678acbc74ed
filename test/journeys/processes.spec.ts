import { createHash, randomUUID } from 'node:crypto';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { reasonsOf } from '../support/refusals.js';
import { Office } from './office.js';

interface Process {
  readonly status: string;
  readonly revision: string;
  readonly cycle: number;
  readonly mandate: object | null;
  readonly lead: { readonly name: string } | null;
  readonly participants: readonly { readonly participant: object }[];
  readonly fieldsOfAction: readonly { readonly title: string }[];
  readonly context: readonly { readonly title: string }[];
  readonly events: readonly {
    readonly id: string;
    readonly held: { readonly on: string; readonly event: string };
    readonly invited: { readonly on: string; readonly event: string } | null;
  }[];
  readonly phases: readonly {
    readonly id: string;
    readonly kind: string;
    readonly started: { readonly on: string } | null;
    readonly completed: object | null;
    readonly deliverables: readonly { readonly id: string; readonly title: string; readonly status: string }[];
  }[];
  readonly warnings: readonly string[];
}

const NOBODY = randomUUID();

describe('A strategy process', () => {
  let journey: Journey;
  let office: Office;
  let process: string;
  let lead: string;
  /** Reasons for which something was refused. */
  const met = new Set<string>();

  beforeAll(async () => {
    journey = await openJourney();
    office = new Office(await journey.as('process-manager', 'clerk'));
    lead = (await office.does('/organisations', { name: 'Abteilung Integration', kind: 'division' })).id;
    process = (await office.does('/processes', { title: 'Wir alle sind LU', occurredOn: '2018-09' })).id;
  });

  const at = (path: string): string => `/processes/${process}${path}`;
  const read = (): Promise<Process> => office.reads<Process>(at(''));

  /** It is refused with this status and reason, explained in German, and nothing changes. */
  async function refuses(status: number, reason: string, path: string, body: object = {}): Promise<void> {
    const before = await read();
    const problem = await office.refused(path, body);
    expect([problem.status, problem.reason]).toEqual([status, reason]);
    expect(problem.detail).not.toContain(reason);
    expect((await read()).revision).toBe(before.revision);
    met.add(reason);
  }

  async function plan(kind: string, body: object = {}): Promise<string> {
    await office.does(at('/phases'), { kind, ...body });
    return (await read()).phases.find((phase) => phase.kind === kind)?.id ?? '';
  }

  it('is a draft that takes entries, but does not begin', async () => {
    expect(await read()).toMatchObject({ status: 'draft', cycle: 1, mandate: null, lead: null });
    await refuses(409, 'process is drafted already', '/processes', { id: process, title: 'Noch einmal' });
    await refuses(404, 'not found', `/processes/${NOBODY}/resumption`);
    await refuses(409, 'process is not initiated', at('/suspension'), { reason: 'Haushaltssperre' });
    await refuses(409, 'process is not initiated', at('/closure'));
    await refuses(409, 'process is not suspended', at('/resumption'));
    const phase = await plan('developing', { from: '2018-Q4', until: '2020' });
    await refuses(409, 'process is not initiated', at(`/phases/${phase}/start`));
  });

  it('keeps the passage from which a fact is inferred, in the log and where the fact is read', async () => {
    const text = 'Die Abteilung und ihr Team steuern den Prozess.';
    const sha256 = createHash('sha256').update(text).digest('hex');
    await (await journey.as('clerk')).put(`/documents/${sha256}`, text).expect(201);
    const document = { kind: 'document', reference: 'Auszug', sha256, locus: 'TOP 5' };
    const evidence = { ...document, inferredFrom: 'steuern den Prozess' };
    const participant = { kind: 'function', title: 'Leitung Integration' };
    const other = (await office.does('/processes', { title: 'Vielfalt' })).id;
    await office.does(`/processes/${other}/participants`, { participant, evidence });
    const { participants } = await office.reads<Process>(`/processes/${other}`);
    expect(participants).toMatchObject([{ participant, evidence }]);
    const auditor = new Office(await journey.as('auditor'));
    const { items } = await auditor.reads(`/audit/events?stream=strategyProcess-${other}&type=ParticipantRegistered`);
    expect(items).toMatchObject([{ evidence }]);
    const quoting = async (inferredFrom: string): Promise<readonly unknown[]> => {
      const { status, errors } = await office.refused(`/processes/${other}/participants`, {
        ...{ participant, evidence: { ...document, inferredFrom } },
      });
      return [status, ...(errors ?? []).map((one) => [one.field, one.message])];
    };
    const field = 'evidence.inferredFrom';
    expect(await quoting(' ')).toEqual([400, [field, 'inferredFrom darf nicht leer sein']]);
    const german = 'Diese Stelle steht nicht in dem Dokument (Leerzeichen zählen nicht).';
    expect(await quoting('steuert den Prozess')).toEqual([400, [field, german]]);
    const wrapped = { ...document, inferredFrom: ' Abteilung und\n  ihr\tTeam ' };
    await office.does(`/processes/${other}/participants`, {
      ...{ participant: { kind: 'function', title: 'Team' }, evidence: wrapped },
    });
  });

  it('is initiated by a lead that exists, on a mandate that is a resolution or unknown', async () => {
    const unknown = { kind: 'unknown' };
    await refuses(422, 'organisation does not exist', at('/initiation'), { mandate: unknown, lead: NOBODY });
    const invented = { kind: 'resolution', meeting: NOBODY, item: NOBODY };
    await refuses(422, 'mandate is no resolution of this meeting', at('/initiation'), { mandate: invented, lead });
    const [noted, adopted] = await heldItems('acknowledged', 'adopted');
    await refuses(422, 'mandate is no resolution of this meeting', at('/initiation'), { mandate: noted, lead });
    await office.does(at('/initiation'), { mandate: adopted, lead, occurredOn: '2018-10' });
    expect(await read()).toMatchObject({
      status: 'initiated',
      mandate: adopted,
      lead: { name: 'Abteilung Integration' },
    });
    await refuses(409, 'process is initiated already', at('/initiation'), { mandate: unknown, lead });
    const { id: gone } = await office.does('/organisations', { name: 'Altes Dezernat', kind: 'directorate' });
    await office.does(`/organisations/${gone}/end`, { on: '2018' });
    await refuses(409, 'organisation has ended', at('/lead'), { lead: gone });
    expect((await office.does(at('/lead'), { lead })).note).toBe('leads already');
    const { id: other } = await office.does('/organisations', { name: 'Kultur', kind: 'area' });
    const named = { lead: other, reorganisation: NOBODY };
    await refuses(400, 'only the policy acts for a reorganisation', at('/lead'), named);
  });

  /** Items of a meeting of the council, each with its outcome. */
  async function heldItems(...kinds: readonly string[]): Promise<readonly object[]> {
    const council = (await office.does('/committees', { name: 'Stadtrat', kind: 'council', constitutedOn: '2014' })).id;
    const { id: meeting } = await office.does('/meetings/held', {
      committee: council,
      heldOn: '2018-06-18',
      completeness: 'excerptOnly',
      items: kinds.map((kind, index) => ({ number: String(index + 1), title: 'Strategie', outcome: { kind } })),
    });
    const { agenda } = await office.reads<{ readonly agenda: readonly { readonly id: string }[] }>(
      `/meetings/${meeting}`,
    );
    return agenda.map(({ id: item }) => ({ kind: 'resolution', meeting, item }));
  }

  it('names its participants, its fields of action and its foundations, each once', async () => {
    const referees = { kind: 'function', title: 'Persönliche Referenten der Beigeordneten' };
    const participants = [{ kind: 'organisation', id: lead }, referees];
    for (const participant of participants) await office.does(at('/participants'), { participant });
    await refuses(409, 'takes part already', at('/participants'), { participant: referees });
    const nobody = { kind: 'committee', id: NOBODY };
    await refuses(422, 'committee does not exist', at('/participants'), { participant: nobody });
    const title = 'Interkulturelle Öffnung der Stadtverwaltung';
    await office.does(at('/fields-of-action'), { title });
    await refuses(409, 'there is a field of action of this title already', at('/fields-of-action'), { title });
    await office.does(at('/context-entries'), { title: 'Sprachliche Integration' });
    await refuses(409, 'there is a context entry of this title already', at('/context-entries'), {
      title: 'Sprachliche Integration',
    });
    const { participants: read_, fieldsOfAction, context } = await read();
    expect(read_.map(({ participant }) => participant)).toEqual([
      { ...participants[0], name: 'Abteilung Integration' },
      referees,
    ]);
    expect([...fieldsOfAction, ...context].map((one) => one.title)).toEqual([title, 'Sprachliche Integration']);
  });

  it('holds a kickoff whose day becomes known later', async () => {
    const twice = { kind: 'organisation', id: lead };
    const kickoff = { kind: 'kickoff', invitedOn: '2018-10', heldOn: '2018-11' };
    await refuses(409, 'somebody is named twice among the participants', at('/events'), {
      ...kickoff,
      participants: [twice, twice],
    });
    await refuses(409, 'no participants are named', at('/events'), { ...kickoff, participantsNamed: 'some' });
    await refuses(409, 'event would be held before people were invited', at('/events'), {
      ...kickoff,
      heldOn: '2018-09',
    });
    await refuses(409, 'the fact lies in the future', at('/events'), { ...kickoff, heldOn: '2999' });
    await office.does(at('/events'), { ...kickoff, participants: [twice] });
    const held = (await read()).events[0]?.held.event;
    const refine = at('/date-refinements');
    await refuses(409, 'date does not lie within the date recorded so far', refine, { event: held, to: '2018-12-01' });
    await refuses(422, 'event is not in this stream', refine, { event: NOBODY, to: '2018-11-05' });
    await office.does(refine, { event: held, to: '2018-11-05' });
    expect((await read()).events[0]).toMatchObject({ invited: { on: '2018-10' }, held: { on: '2018-11-05' } });
    await refuses(409, 'date does not lie within the date recorded so far', refine, { event: held, to: '2018-11' });
  });

  it('runs from its first phase on, and completes a phase when its deliverables are delivered or waived', async () => {
    const [{ id: phase } = { id: '' }] = (await read()).phases;
    const inPhase = (path: string): string => at(`/phases/${phase}${path}`);
    await refuses(409, 'phase is planned in this cycle already', at('/phases'), { kind: 'developing' });
    await refuses(422, 'this cycle has not started', at('/phases'), { kind: 'developing', cycle: 2 });
    await refuses(409, 'phase would end before it began', at('/phases'), {
      kind: 'evaluating',
      from: '2020',
      until: '2019',
    });
    await refuses(404, 'phase is not known in this process', at(`/phases/${NOBODY}/start`));
    await refuses(409, 'phase has not started', inPhase('/completion'));
    await refuses(409, 'no phase of the present cycle has started', at('/cycles'));
    await office.does(inPhase('/start'), { occurredOn: '2018-11' });
    expect(await read()).toMatchObject({ status: 'running', warnings: [] });
    await refuses(409, 'phase has started already', inPhase('/start'));

    for (const title of ['Strategieplan Vielfalt', 'Leitbild']) await office.does(inPhase('/deliverables'), { title });
    await refuses(409, 'there is a deliverable of this title already', inPhase('/deliverables'), { title: 'Leitbild' });
    await refuses(409, 'deliverables of the phase are open', inPhase('/completion'));
    const [plan_ = '', model = ''] = (await read()).phases[0]?.deliverables.map(({ id }) => id) ?? [];
    const deliverable = (id: string, path: string): string => inPhase(`/deliverables/${id}${path}`);
    await refuses(404, 'deliverable is not known in this phase', deliverable(NOBODY, '/delivery'));
    await office.does(deliverable(plan_, '/delivery'));
    expect(await office.does(deliverable(plan_, '/delivery'))).toMatchObject({ events: [], note: 'delivered already' });
    await refuses(409, 'deliverable is delivered', deliverable(plan_, '/waiver'), { reason: 'entfällt' });
    await office.does(deliverable(model, '/waiver'), { reason: 'geht im Strategieplan auf' });
    await refuses(409, 'deliverable is waived', deliverable(model, '/delivery'));
    await refuses(409, 'phase would end before it began', inPhase('/completion'), { occurredOn: '2018-10' });
    await office.does(inPhase('/completion'), { occurredOn: '2019-12' });
    await refuses(409, 'phase is completed', inPhase('/start'));
  });

  it('continues in cycles, and warns of an unusual order without refusing it', async () => {
    await office.does(at('/cycles'), { title: 'Fortschreibung' });
    const { phases } = await read();
    await office.does(at('/phases'), { kind: 'evaluating' });
    const evaluating = (await read()).phases.find(({ id }) => !phases.some((before) => before.id === id));
    await office.does(at(`/phases/${evaluating?.id}/start`));
    expect(await read()).toMatchObject({ cycle: 2, warnings: ['evaluating of cycle 2 began before implementing'] });
  });

  it('takes no entries while it is suspended', async () => {
    await office.does(at('/suspension'), { reason: 'Haushaltssperre' });
    expect(await read()).toMatchObject({ status: 'suspended' });
    await refuses(409, 'process is suspended', at('/fields-of-action'), { title: 'Bildung' });
    await refuses(409, 'process is suspended', at('/suspension'), { reason: 'noch einmal' });
    await office.does(at('/resumption'));
    expect(await read()).toMatchObject({ status: 'running' });
  });

  it('accepts no command once it is closed, apart from a refined date', async () => {
    const { invited } = (await read()).events[0] ?? {};
    await office.does(at('/closure'), { reason: 'Strategie verstetigt' });
    for (const [path, body] of [
      ['/fields-of-action', { title: 'Bildung' }],
      ['/suspension', { reason: 'zu spät' }],
      ['/resumption', {}],
      ['/closure', {}],
    ] as const) {
      await refuses(409, 'process is closed', at(path), body);
    }
    await office.does(at('/date-refinements'), { event: invited?.event, to: '2018-10-04' });
    expect(await read()).toMatchObject({ status: 'closed', events: [{ invited: { on: '2018-10-04' } }] });
  });

  it('refuses only for reasons tested here, apart from those of measures and people', () => {
    const elsewhere = [
      'measures are open',
      'budgets of the process are in another currency',
      'person does not exist',
      'process does not exist',
      'measure does not exist',
      'goal does not exist',
    ];
    expect(reasonsOf('strategyProcess').filter((reason) => !met.has(reason))).toEqual(elsewhere);
  });
});
