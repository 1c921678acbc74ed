import { idFrom } from '#event-sourcing';
import {
  assignmentStream,
  assignmentsProjection,
  measuresProjection,
  processesProjection,
  strategyProcessStream,
} from '#steering';
import { COURSES, DIRECTORATE, DecisionScenario, PROCESS, scenarioStreams } from '#steering/testing';
import { organisationStream, organisationsProjection } from '#parties';
import { CALLER, readHarness, reasonOf } from '#shared-kernel/testing';
import { ReorganisationQuery, ReorganisationReads } from './reorganisation.reads.js';
import { reorganisationStream } from './reorganisation.stream.js';
import { reorganisationsProjection } from './reorganisation.projection.js';

const [SPLIT, LATER] = [idFrom('split'), idFrom('later')];
const [CULTURE, SPORT, COSTS] = [idFrom('culture'), idFrom('sport'), idFrom('costs')];

describe('reorganisations, read', () => {
  const harness = readHarness(
    [...scenarioStreams, assignmentStream, reorganisationStream],
    [
      reorganisationsProjection,
      organisationsProjection,
      measuresProjection,
      assignmentsProjection,
      processesProjection,
    ],
  );
  const scenario = new DecisionScenario(harness);
  const send = async (type: string, id: string, data: object = {}, creates = false): Promise<void> => {
    expect(reasonOf(await harness.send(reorganisationStream, { type, id, data, creates }))).toBe('done');
  };
  const reads = async (): Promise<ReorganisationReads> => new ReorganisationReads(await harness.readsFor());

  beforeAll(async () => {
    await scenario.prepare();
    for (const [id, name] of [
      [CULTURE, 'Kultur'],
      [SPORT, 'Sport'],
    ] as const) {
      await scenario.create(organisationStream, id, 'RegisterOrganisation', { name, kind: 'area' });
    }
    await harness.send(strategyProcessStream, {
      type: 'InitiateProcess',
      id: PROCESS,
      data: { mandate: { kind: 'unknown' }, lead: DIRECTORATE },
    });
    const given = { title: 'Kosten', source: { kind: 'oral', reference: 'Jour fixe' }, to: DIRECTORATE };
    await harness.send(assignmentStream, { type: 'GiveAssignment', id: COSTS, creates: true, data: given });
    const change = {
      ...{ kind: 'split', from: DIRECTORATE, into: [CULTURE, SPORT] },
      allotments: [{ kind: 'measure', id: COURSES.id, to: SPORT }],
    };
    await send('RecordReorganisation', SPLIT, { title: 'Neue Bereiche', change, on: '2019-01-01' }, true);
    const move = { kind: 'move', organisation: SPORT, parent: CULTURE };
    await send('RecordReorganisation', LATER, { title: 'Sport zu Kultur', change: move, on: '2020-01-01' }, true);
    await send('BeginReorganisation', SPLIT);
    await send('RecordCarried', SPLIT, { kind: 'measureLead', thing: COURSES.id });
    await send('SettleConcern', SPLIT, { kind: 'assignment', thing: COSTS, reason: 'not needed' });
    const ended = { on: '2018-12-31' };
    await harness.send(organisationStream, { type: 'EndOrganisation', id: DIRECTORATE, data: ended });
  });
  afterAll(async () => {
    await harness.close();
  });

  it('are found by status, with the number of outstanding concerns of each', async () => {
    const found = async (query: object) =>
      (await (await reads()).list(Object.assign(new ReorganisationQuery(), query), CALLER)).items;
    expect(await found({})).toMatchObject([
      { id: SPLIT, status: 'begun', outstanding: 1 },
      { id: LATER, status: 'recorded', outstanding: 0 },
    ]);
    expect(await found({ status: 'begun' })).toMatchObject([{ id: SPLIT }]);
    expect(await found({ status: 'carriedOut' })).toEqual([]);
  });

  it('name their concerns, the organisation that takes each over, and the status of each', async () => {
    expect(await (await reads()).one(SPLIT, CALLER)).toMatchObject({
      organisations: [{ name: 'Sozialdezernat' }, { name: 'Kultur' }, { name: 'Sport' }],
      concerns: [
        { kind: 'measureLead', name: 'Sprachkurse', to: { id: SPORT, name: 'Sport' }, status: 'carried' },
        { kind: 'processLead', name: 'Wir alle sind LU', to: null, status: 'outstanding' },
        { kind: 'assignment', name: 'Kosten', to: null, status: 'settled', reason: 'not needed' },
      ],
    });
  });

  it('show holdings of organisations that have ended, settled ones included', async () => {
    expect(await (await reads()).one(SPLIT, CALLER)).toMatchObject({
      leftBehind: [
        { kind: 'processLead', thing: PROCESS, name: 'Wir alle sind LU', of: DIRECTORATE },
        { kind: 'measureLead', thing: COURSES.id, name: 'Sprachkurse', of: DIRECTORATE },
        { kind: 'assignment', thing: COSTS, name: 'Kosten', of: DIRECTORATE },
      ],
    });
    expect(await (await reads()).one(LATER, CALLER)).toMatchObject({ concerns: [], leftBehind: [] });
  });
});
