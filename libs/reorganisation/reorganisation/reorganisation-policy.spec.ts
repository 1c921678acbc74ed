import { reorganisationDecider } from './reorganisation.decide.js';
import { Town } from './town.fixture.js';

describe('a reorganisation', () => {
  it('is carried on its day to organisations, leads and open assignments, which keep their status', async () => {
    const town = await Town.found();
    const { culture, sport } = town;
    const before = await town.holders();
    const merger = await town.record({ kind: 'merge', from: [culture], into: sport });
    await town.on('2019-12-31');
    expect(await town.holders()).toEqual(before);
    await town.on('2020-01-01');
    expect(await town.holders()).toEqual({
      ...{ process: sport, signs: sport, over: culture, costs: ['accepted', sport], theatre: sport },
      culture: 'ended',
    });
    expect(await town.types(merger)).toEqual([
      ...['ReorganisationRecorded', 'ReorganisationBegun'],
      ...Array.from({ length: 4 }, () => 'ConcernCarried'),
      ...['ConcernsDealtWith', 'ReorganisationBegun', 'ConcernCarried', 'ReorganisationCarriedOut'],
    ]);
    const [ended] = (await town.harness.events(`organisation-${culture}`)).slice(-1);
    expect(ended).toMatchObject({ occurredOn: '2020-01-01', data: { on: '2019-12-31', reorganisation: merger } });
  });

  it('is carried at once where its day is past or unknown', async () => {
    for (const on of ['2019-06', 'unknown']) {
      const town = await Town.found();
      await town.record({ kind: 'merge', from: [town.culture], into: town.sport }, on);
      expect(await town.holders()).toMatchObject({ signs: town.sport, culture: 'ended' });
    }
  });

  it('is not carried after it was cancelled', async () => {
    const town = await Town.found();
    const before = await town.holders();
    const merger = await town.record({ kind: 'merge', from: [town.culture], into: town.sport });
    await town.harness.send('CancelReorganisation', merger, { reason: 'r' });
    await town.on('2020-01-02');
    expect(await town.holders()).toEqual(before);
  });

  it('is also carried to holdings that came up meanwhile', async () => {
    const town = await Town.found();
    await town.record({ kind: 'merge', from: [town.sport], into: town.culture });
    await town.harness.send('AssignMeasureLead', town.signs, { lead: town.sport });
    await town.on('2020-01-01');
    expect(await town.holders()).toMatchObject({ signs: town.culture });
  });

  it('hands over the holdings that a split allots; a person allots or settles the rest', async () => {
    const town = await Town.found();
    const { culture, sport, theatre, signs, costs, process } = town;
    const allotments = [{ kind: 'measure', id: signs, to: theatre }];
    const split = await town.record({ kind: 'split', from: culture, into: [sport, theatre], allotments }, '2019-11-01');
    expect(await town.holders()).toMatchObject({ signs: theatre, process: culture, culture: 'registered' });
    expect((await town.types(split)).includes('ReorganisationCarriedOut')).toBe(false);
    await town.harness.send('AllotConcern', split, { kind: 'processLead', thing: process, to: sport });
    await town.harness.send('AllotConcern', split, { kind: 'assignment', thing: costs, to: theatre });
    await town.harness.settle();
    expect(await town.holders()).toMatchObject({ process: sport, costs: ['accepted', theatre] });
    await town.harness.send('SettleConcern', split, { kind: 'parent', thing: theatre, reason: 'stands alone' });
    await town.harness.settle();
    expect((await town.types(split)).slice(-1)).toEqual(['ReorganisationCarriedOut']);
    expect(await town.holders()).toMatchObject({ culture: 'ended' });
  });

  it('leaves holdings with an organisation that continues after a split', async () => {
    const town = await Town.found();
    const { culture, sport, signs } = town;
    const allotments = [{ kind: 'measure', id: signs, to: sport }];
    const split = await town.record({ kind: 'split', from: culture, into: [culture, sport], allotments }, '2019-11-01');
    expect(await town.holders()).toMatchObject({ signs: sport, process: culture, culture: 'registered' });
    expect((await town.types(split)).slice(-1)).toEqual(['ReorganisationCarriedOut']);
  });

  it('moves an organisation below another one', async () => {
    const town = await Town.found();
    await town.record({ kind: 'move', organisation: town.theatre, parent: town.sport }, '2019-11-01');
    expect(await town.holders()).toMatchObject({ theatre: town.sport, culture: 'registered' });
    await town.record({ kind: 'move', organisation: town.theatre }, '2019-11-01');
    expect(await town.holders()).toMatchObject({ theatre: undefined });
  });

  it('is carried whole when it concerns more than a thousand measures', async () => {
    const town = await Town.found();
    const { harness, culture: lead, sport, process } = town;
    for (let n = 0; n < 1500; n += 1) {
      await harness.send('ProposeMeasure', null, {
        process,
        kind: 'project',
        title: `Maßnahme ${n}`,
        source: 'x',
        lead,
      });
    }
    const merger = await town.record({ kind: 'merge', from: [lead], into: sport }, '2019-11-01');
    const begun = (await town.types(merger)).filter((type) => type === 'ReorganisationBegun');
    expect(begun).toHaveLength(4);
    expect(await town.holders()).toMatchObject({ signs: sport });
    const { state } = await harness.handler.states.current(reorganisationDecider, merger);
    expect(state.status).toBe('carriedOut');
  });

  it('keeps a refused concern outstanding', async () => {
    const town = await Town.found();
    const { harness, culture, sport, signs } = town;
    const merger = await town.record({ kind: 'merge', from: [culture], into: sport });
    harness.beforeDispatch = async (command) => {
      if (command === 'AssignMeasureLead') await harness.send('RejectMeasure', signs, { reason: 'double' });
    };
    await town.on('2020-01-01');
    expect(await town.holders()).toMatchObject({ signs: culture, process: sport, culture: 'registered' });
    const { state } = await harness.handler.states.current(reorganisationDecider, merger);
    expect(state.status === 'begun' && [...state.outstanding.keys()]).toEqual([`measureLead ${signs}`]);
  });
});

it('two reorganisations of one unit lose nothing, whichever begins first', async () => {
  for (const on of [
    ['2019-01-01', '2019-06-01'],
    ['2020-01-01', '2020-01-01'],
  ] as const) {
    const town = await Town.found();
    const { harness, culture, sport, theatre } = town;
    const record = async (from: string, into: string, day: string) =>
      (
        await harness.send('RecordReorganisation', null, {
          title: 'x',
          change: { kind: 'merge', from: [from], into },
          on: day,
        })
      ).id;
    await harness.send('MoveOrganisation', theatre, {});
    const first = await record(culture, sport, on[0]);
    const second = await record(sport, theatre, on[1]);
    await town.on('2020-01-02');
    expect(await town.holders()).toMatchObject({ process: theatre, signs: theatre, costs: ['accepted', theatre] });
    for (const id of [first, second]) expect((await town.types(id)).at(-1)).toBe('ReorganisationCarriedOut');
  }
});

it('two units that are merged into each other stop handing over: a person allots the rest', async () => {
  const town = await Town.found();
  const { harness, culture, sport } = town;
  const merge = { kind: 'merge', from: [culture], into: sport };
  const back = { kind: 'merge', from: [sport], into: culture };
  const first = (await harness.send('RecordReorganisation', null, { title: 'x', change: merge, on: '2019-01-01' })).id;
  const second = (await harness.send('RecordReorganisation', null, { title: 'y', change: back, on: '2019-01-01' })).id;
  await harness.settle();
  const states = await Promise.all(
    [first, second].map(async (id) => (await harness.handler.states.current(reorganisationDecider, id)).state.status),
  );
  expect(states).toContain('begun');
  const { process, signs } = await town.holders();
  for (const holder of [process, signs]) expect([culture, sport]).toContain(holder);
});

describe('a reorganisation that is refused', () => {
  const refusal = async (town: Town, change: object) =>
    await town.record(change).then(
      () => 'accepted',
      (error: unknown) => String(error),
    );

  it('names an organisation that would belong to itself, does not exist or has ended', async () => {
    const town = await Town.found();
    const { harness, culture, sport, theatre } = town;
    expect(await refusal(town, { kind: 'merge', from: [culture, sport], into: sport })).toContain(
      'an organisation would belong to itself',
    );
    expect(await refusal(town, { kind: 'move', organisation: culture, parent: theatre })).toContain('change.parent');
    expect(await refusal(town, { kind: 'merge', from: [culture], into: town.process })).toContain('change.into');
    await harness.send('EndOrganisation', sport, { on: '2019-10-01' });
    expect(await refusal(town, { kind: 'split', from: culture, into: [theatre, sport] })).toContain('change.into.1');
  });

  it('allots a holding of another organisation, allots twice, or allots to an organisation that does not remain', async () => {
    const town = await Town.found();
    const { culture, sport, theatre, signs, over } = town;
    const split = (...allotments: readonly object[]) =>
      refusal(town, { kind: 'split', from: culture, into: [sport, theatre], allotments });
    const one = { kind: 'measure', id: signs, to: sport };
    expect(await split({ ...one, id: over })).toContain('is not with the organisation that is split');
    expect(await split(one, one)).toContain('change.allotments.1');
    expect(await split({ ...one, to: culture })).toContain('change.allotments.0.to');
  });
});
