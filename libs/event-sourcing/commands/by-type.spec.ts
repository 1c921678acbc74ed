import type { CounterCommand, CounterEvent } from '../testing/counter.fixture.js';
import { counterDecider } from '../testing/counter.fixture.js';
import type { Counter } from '../testing/counter.fixture.js';
import { given } from '../testing/given.js';
import type { DecideMap } from './decide-by-type.js';
import { decideByType } from './decide-by-type.js';
import type { Decider } from './decider.js';
import { accept, refuse } from './decider.js';
import type { EvolveMap } from './evolve-by-type.js';
import { evolveByType, unchanged } from './evolve-by-type.js';

type Refusal = 'counter is open already' | 'limit is reached';
type Known = Extract<Counter, { readonly status: 'open' }>;
type Opening = Extract<CounterCommand, { readonly type: 'OpenCounter' }>;
type OfOpen = Exclude<CounterCommand, Opening>;

const naming: DecideMap<Extract<CounterCommand, { readonly type: 'Rename' }>, Known, CounterEvent, Refusal> = {
  Rename: ({ data }) => accept({ type: 'CounterRenamed', data }),
};
const decideOpen = decideByType<OfOpen, Known, CounterEvent, Refusal>({
  ...naming,
  Count: ({ data }, { total }) =>
    total + data.by > 10 ? refuse('limit is reached') : accept({ type: 'Counted', data: { by: data.by } }),
});

const counting: EvolveMap<Counter, Extract<CounterEvent, { readonly type: 'Counted' }>> = {
  Counted: (counter, { data }) =>
    counter.status === 'open' ? { ...counter, total: counter.total + data.by } : counter,
};

const decider: Decider<CounterCommand, Counter, CounterEvent, Refusal> = {
  ...counterDecider,
  decide: (command, counter, facts) => {
    if (command.type === 'OpenCounter') return accept({ type: 'CounterOpened', data: command.data });
    return counter.status === 'open' ? decideOpen(command, counter, facts) : refuse('limit is reached');
  },
  evolve: evolveByType<Counter, CounterEvent>({
    ...counting,
    CounterOpened: () => ({ status: 'open', total: 0 }),
    CounterRenamed: unchanged,
    DateRefined: unchanged,
  }),
};

describe('a decider made of maps by type', () => {
  const nine = [
    { type: 'CounterOpened', data: {} },
    { type: 'Counted', data: { by: 9 } },
  ] as const;

  it('decides and evolves with the function of the type', () => {
    const counter = given(decider, nine);
    expect(counter.state).toEqual({ status: 'open', total: 9 });
    counter.when('Count', { by: 1 }).then([{ type: 'Counted', data: { by: 1 } }]);
    counter.when('Count', { by: 2 }).refuses('limit is reached');
    counter.when('Rename', { label: 'a' }).then([{ type: 'CounterRenamed', data: { label: 'a' } }]);
  });

  it('does not compile without a function for each type', () => {
    // @ts-expect-error Count is missing
    decideByType<OfOpen, Known, CounterEvent, Refusal>({ ...naming });
    // @ts-expect-error DateRefined is missing
    evolveByType<Counter, CounterEvent>({ ...counting, CounterOpened: unchanged, CounterRenamed: unchanged });
    // @ts-expect-error a label is a text
    const wrong: typeof naming = { Rename: () => accept({ type: 'CounterRenamed', data: { label: 1 } }) };
    expect(Object.keys(wrong)).toEqual(['Rename']);
  });
});
