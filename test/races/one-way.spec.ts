import { Office, settled } from '../journeys/office.js';
import { crossing } from '../support/crossing.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

/** Rounds of each pair; `npm run test:races` sets 500. */
const ROUNDS = Number(process.env['LENKWERK_RACES'] ?? 3);

interface Shown {
  readonly ended: { readonly stream: string };
}

type Answered = Awaited<ReturnType<Office['does']>>;

/** What is ended and referred to at the same time. */
interface Pair {
  readonly what: string;
  readonly draw: (
    this: void,
    office: Office,
    officer: Office,
  ) => Promise<{
    readonly ended: string;
    readonly end: () => Promise<Answered>;
    readonly use: () => Promise<Answered>;
  }>;
}

const made = async (office: Office, path: string, body: object): Promise<string> => (await office.does(path, body)).id;
const unit = async (office: Office) => await made(office, '/organisations', { name: 'Kultur', kind: 'area' });
const started = async (office: Office): Promise<string> => {
  const id = await made(office, '/processes', { title: 'Wir alle sind LU' });
  await office.does(`/processes/${id}/initiation`, { mandate: { kind: 'unknown' }, lead: await unit(office) });
  return id;
};
const circle = async (office: Office) =>
  await made(office, '/committees', { name: 'Lenkungskreis', kind: 'steeringCircle' });
const CONTENT = { title: 'Wegweiser', source: 'Workshop' };

const pairs: readonly Pair[] = [
  {
    what: 'an organisation ends and becomes lead',
    draw: async (office) => {
      const [ended, process] = [await unit(office), await started(office)];
      const measure = await made(office, '/measures', { ...CONTENT, kind: 'project', process });
      return {
        ended,
        end: () => office.does(`/organisations/${ended}/end`, { on: '2019-12-31' }),
        use: () => office.does(`/measures/${measure}/lead`, { lead: ended }),
      };
    },
  },
  {
    what: 'an organisation ends and becomes parent',
    draw: async (office) => {
      const [ended, child] = [await unit(office), await unit(office)];
      return {
        ended,
        end: () => office.does(`/organisations/${ended}/end`, { on: '2019-12-31' }),
        use: () => office.does(`/organisations/${child}/parent`, { parent: ended }),
      };
    },
  },
  {
    what: 'a process closes and gets a measure',
    draw: async (office) => {
      const ended = await started(office);
      return {
        ended,
        end: () => office.does(`/processes/${ended}/closure`),
        use: () => office.does('/measures', { ...CONTENT, kind: 'project', process: ended }),
      };
    },
  },
  {
    what: 'a process closes and gets a goal',
    draw: async (office) => {
      const ended = await started(office);
      return {
        ended,
        end: () => office.does(`/processes/${ended}/closure`),
        use: () => office.does('/goals', { ...CONTENT, process: ended }),
      };
    },
  },
  {
    what: 'a committee is dissolved and gets a meeting',
    draw: async (office) => {
      const ended = await circle(office);
      return {
        ended,
        end: () => office.does(`/committees/${ended}/dissolution`),
        use: () => office.does('/meetings', { committee: ended, when: '2099-03-01' }),
      };
    },
  },
  {
    what: 'the erasure of a person is granted and the person is appointed',
    draw: async (office, officer) => {
      const [ended, committee] = [await made(office, '/persons', { name: 'Jemand' }), await circle(office)];
      await office.does(`/persons/${ended}/erasure-request`);
      const member = { kind: 'person', id: ended };
      return {
        ended,
        end: () => officer.does(`/persons/${ended}/erasure-grant`),
        use: () => office.does(`/committees/${committee}/memberships`, { member, from: '2019' }),
      };
    },
  },
];

type Both = readonly [end: PromiseSettledResult<Answered>, use: PromiseSettledResult<Answered>];
type Order = (journey: Journey, end: () => Promise<Answered>, use: () => Promise<Answered>) => Promise<Both>;

const accepted = (value: Answered): PromiseFulfilledResult<Answered> => ({ status: 'fulfilled', value });

/** Both at once, or one of them decided before the other is appended and appended behind it. */
const ORDERS: readonly [Order, ...Order[]] = [
  async (_journey, end, use) => await Promise.allSettled([end(), use()]),
  async (_journey, end, use) => {
    const [using, ending] = await Promise.allSettled([use(), end()]);
    return [ending, using];
  },
  async (journey, end, use) => {
    await settled(journey);
    const [using, ending] = await crossing(journey, use, end);
    return [accepted(ending), accepted(using)];
  },
  async (journey, end, use) => {
    await settled(journey);
    const [ending, using] = await crossing(journey, end, use);
    return [accepted(ending), accepted(using)];
  },
];

/** The place in the log of the event that the command wrote. */
function placeOf({ position }: Answered): bigint {
  return BigInt(position.slice(position.lastIndexOf('.') + 1));
}

async function conflicts(office: Office): Promise<readonly Shown[]> {
  const found: Shown[] = [];
  for (let cursor = ''; ;) {
    const page = await office.reads<{ items: readonly Shown[]; next: string | null }>(`/conflicts?limit=200${cursor}`);
    found.push(...page.items);
    if (page.next === null) return found;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

describe(`an end and a use of what ends at once (${ROUNDS} rounds a pair)`, () => {
  let journey: Journey;
  let office: Office;
  let officer: Office;

  beforeAll(async () => {
    journey = await openJourney();
    office = new Office(await journey.as('process-manager', 'clerk'));
    officer = new Office(await journey.as('data-protection'));
  });

  it.each(pairs)(
    '$what: a use that was accepted behind the end is a conflict, and no other',
    async ({ draw }) => {
      const crossed: string[] = [];
      const drawn: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const { ended, end, use } = await draw(office, officer);
        drawn.push(ended);
        const [ending, using] = await (ORDERS[round % ORDERS.length] ?? ORDERS[0])(journey, end, use);
        const both = ending.status === 'fulfilled' && using.status === 'fulfilled';
        if (both && placeOf(using.value) > placeOf(ending.value)) crossed.push(ended);
      }
      // One order of the four crosses whatever the machine does.
      expect(crossed.length).toBeGreaterThanOrEqual(Math.floor((ROUNDS + 1) / ORDERS.length));
      await settled(journey);
      const shown = (await conflicts(office)).map(({ ended }) => ended.stream.slice(ended.stream.indexOf('-') + 1));
      expect(shown.filter((id) => drawn.includes(id)).toSorted()).toEqual(crossed.toSorted());
    },
    900_000 + ROUNDS * 10_000,
  );
});
