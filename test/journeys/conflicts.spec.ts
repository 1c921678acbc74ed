import { crossing } from '../support/crossing.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Office, settled } from './office.js';

interface Shown {
  readonly id: string;
  readonly rule: string;
  readonly ended: { readonly stream: string; readonly type: string };
  readonly used: { readonly stream: string; readonly type: string };
}
interface Still {
  readonly items: readonly { readonly thing: { readonly id: string }; readonly ended: { readonly id: string } }[];
}

/** Enough that some of the pairs cross, in whichever order they are appended. */
const ROUNDS = 6;

describe('two requests at the same time, of which one ends what the other refers to', () => {
  let journey: Journey;
  let office: Office;
  let officer: Office;

  beforeAll(async () => {
    journey = await openJourney();
    const roles = ['process-manager', 'clerk', 'administrator', 'data-protection'] as const;
    office = new Office(await journey.as(...roles));
    officer = new Office(await journey.as('data-protection'));
  });

  const made = async (path: string, body: object): Promise<string> => (await office.does(path, body)).id;
  const unit = (): Promise<string> => made('/organisations', { name: 'Kultur', kind: 'area' });
  const led = async (): Promise<{ readonly process: string; readonly lead: string }> => {
    const [id, lead] = [await made('/processes', { title: 'Wir alle sind LU' }), await unit()];
    await office.does(`/processes/${id}/initiation`, { mandate: { kind: 'unknown' }, lead });
    return { process: id, lead };
  };
  const measure = { kind: 'project', title: 'Wegweiser', source: 'Workshop' };
  const goal = { title: 'Ankommen', source: 'Workshop' };
  const circle = { name: 'Lenkungskreis', kind: 'steeringCircle' };

  interface Pair {
    readonly what: string;
    readonly rule: string;
    /** Makes both commands; `concerned` is an organisation that has to settle the conflict. */
    readonly draw: () => Promise<{
      readonly ended: string;
      readonly concerned: string;
      readonly end: () => Promise<unknown>;
      readonly use: () => Promise<{ readonly id: string; readonly stream: string }>;
    }>;
  }

  const pairs: readonly Pair[] = [
    {
      what: 'an organisation ends and becomes lead of a measure',
      rule: 'organisationHasEnded',
      draw: async () => {
        const [ended, { process }] = [await unit(), await led()];
        const id = await made('/measures', { ...measure, process });
        return {
          ended,
          concerned: ended,
          end: () => office.does(`/organisations/${ended}/end`, { on: '2019-12-31' }),
          use: () => office.does(`/measures/${id}/lead`, { lead: ended }),
        };
      },
    },
    {
      what: 'an organisation ends and becomes parent of another',
      rule: 'organisationHasEnded',
      draw: async () => {
        const [ended, child] = [await unit(), await unit()];
        return {
          ended,
          concerned: child,
          end: () => office.does(`/organisations/${ended}/end`, { on: '2019-12-31' }),
          use: () => office.does(`/organisations/${child}/parent`, { parent: ended }),
        };
      },
    },
    {
      what: 'a process closes and gets a measure',
      rule: 'processIsClosed',
      draw: async () => {
        const { process: ended, lead: concerned } = await led();
        return {
          ended,
          concerned,
          end: () => office.does(`/processes/${ended}/closure`),
          use: () => office.does('/measures', { ...measure, process: ended }),
        };
      },
    },
    {
      what: 'a process closes and gets a goal',
      rule: 'processIsClosed',
      draw: async () => {
        const { process: ended, lead: concerned } = await led();
        return {
          ended,
          concerned,
          end: () => office.does(`/processes/${ended}/closure`),
          use: () => office.does('/goals', { ...goal, process: ended }),
        };
      },
    },
    {
      what: 'a committee is dissolved and gets a meeting',
      rule: 'committeeIsDissolved',
      draw: async () => {
        const { process, lead: concerned } = await led();
        const ended = await made('/committees', { ...circle, processes: [process] });
        return {
          ended,
          concerned,
          end: () => office.does(`/committees/${ended}/dissolution`),
          use: () => office.does('/meetings', { committee: ended, when: '2099-03-01' }),
        };
      },
    },
    {
      what: 'the erasure of a person is granted and the person is appointed',
      rule: 'personIsErased',
      draw: async () => {
        const { process, lead: concerned } = await led();
        const ended = await made('/persons', { name: 'Jemand' });
        await office.does(`/persons/${ended}/erasure-request`);
        const committee = await made('/committees', { ...circle, processes: [process] });
        return {
          ended,
          concerned,
          end: () => officer.does(`/persons/${ended}/erasure-grant`),
          use: () =>
            office.does(`/committees/${committee}/memberships`, {
              member: { kind: 'person', id: ended },
              from: '2019',
            }),
        };
      },
    },
  ];

  it.each(pairs)('is found wherever both are accepted: $what', async ({ draw }) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { ended, end, use } = await draw();
      await settled(journey);
      const [ending, using] = await Promise.allSettled(round % 2 === 0 ? [end(), use()] : [use(), end()]).then(
        (both) => (round % 2 === 0 ? both : both.toReversed()),
      );
      await settled(journey);
      const bothDone = ending?.status === 'fulfilled' && using?.status === 'fulfilled';
      const conflicts = (await office.reads<{ readonly items: readonly Shown[] }>('/conflicts?limit=200')).items;
      const rows = conflicts.filter((one) => one.ended.stream.endsWith(ended));
      const still = (await office.reads<Still>('/still-with-ended')).items.filter((one) => one.ended.id === ended);
      if (!bothDone) expect([rows, still]).toEqual([[], []]);
      else {
        expect(rows.length).toBeLessThanOrEqual(1);
        expect([...rows, ...still].length).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it.each(pairs)('waits for the organisation concerned until a person settles it: $what', async ({ draw, rule }) => {
    const { ended, concerned, end, use } = await draw();
    await settled(journey);
    await crossing(journey, use, end);
    await settled(journey);
    const rows = async (status: string): Promise<readonly Shown[]> =>
      (
        await office.reads<{ readonly items: readonly Shown[] }>(
          `/conflicts?status=${status}&organisation=${concerned}`,
        )
      ).items;
    const waiting = async (id: string): Promise<boolean> =>
      JSON.stringify(await office.reads(`/organisations/${concerned}/waiting`)).includes(id);
    const found = await rows('open');
    expect(found).toMatchObject([{ rule }]);
    const [shown] = found;
    const id = shown?.id ?? '';
    expect(shown?.ended.stream.endsWith(ended)).toBe(true);
    expect(await waiting(id)).toBe(true);
    const reason = 'Die Nachfolge ist geregelt.';
    await office.does(`/conflicts/${id}/settlement`, { reason });
    expect([await rows('open'), await waiting(id)]).toEqual([[], false]);
    expect(await rows('settled')).toMatchObject([{ id, settlement: { reason } }]);
    expect(await office.types(`/conflicts/${id}`)).toEqual(['ConflictSettled']);
    expect(await office.refused(`/conflicts/${id}/settlement`, { reason })).toMatchObject({
      ...{ status: 409, reason: 'conflict is settled already' },
    });
  });

  it('is found where a person is erased and an actor is linked to the person', async () => {
    const person = await made('/persons', { name: 'Jemand' });
    await office.does(`/persons/${person}/erasure-request`);
    const actor = await made('/actors', { label: 'a clerk', kind: 'person' });
    await settled(journey);
    await crossing(
      journey,
      () => office.does(`/actors/${actor}/links`, { to: { kind: 'person', id: person } }),
      () => officer.does(`/persons/${person}/erasure-grant`),
    );
    await settled(journey);
    const { items } = await office.reads<{ readonly items: readonly Shown[] }>('/conflicts?status=open&limit=200');
    expect(items.filter(({ used }) => used.stream === `actor-${actor}`)).toMatchObject([
      { rule: 'personIsErased', ended: { stream: `person-${person}` }, used: { type: 'ActorLinked' } },
    ]);
  });

  it('is not shown for an organisation that ended alone, and an unknown one cannot be settled', async () => {
    const ended = await unit();
    await office.does(`/organisations/${ended}/end`, { on: '2019-12-31' });
    const { items } = await office.reads<{ readonly items: readonly Shown[] }>(`/conflicts?organisation=${ended}`);
    expect(items).toEqual([]);
    expect(await office.refused(`/conflicts/${ended}/settlement`, { reason: 'x' })).toMatchObject({ status: 404 });
  });
});
