import type { DateRefined } from '../commands/date-refined.types.js';
import type { CounterEvent } from '../testing/counter.fixture.js';
import type { Message, Recorded } from './message.js';
import { takes, takesByCategory, typesOf } from './takes.js';

type Opened = Extract<CounterEvent, { readonly type: 'CounterOpened' }>;
type Lamp = Message<'LampLit', { readonly colour: string }> | DateRefined;

const counts = takes<CounterEvent | DateRefined>()({
  takes: ['CounterOpened', 'DateRefined'],
  leaves: ['Counted', 'CounterRenamed'],
});
const lamps = takes<Lamp>()({ takes: ['LampLit'], leaves: ['DateRefined'] });

function recorded(type: string, stream: `${string}-${string}`): Recorded {
  // A guard reads the type and the stream.
  return { type, stream } as unknown as Recorded;
}

describe('the events that a reader takes', () => {
  it('have the named types, narrowed', () => {
    const event = recorded('CounterOpened', 'counter-1');
    expect([counts(event), counts(recorded('Counted', 'counter-1'))]).toEqual([true, false]);
    const narrowed: (event: Recorded) => event is Recorded<Opened | DateRefined> = counts;
    expect(narrowed(event)).toBe(true);
  });

  it('are distinguished by category where categories share a type', () => {
    const both = takesByCategory({ counter: counts, lamp: lamps });
    expect(both.types).toEqual(['CounterOpened', 'DateRefined', 'LampLit']);
    expect(both(recorded('DateRefined', 'counter-1'))).toBe(true);
    expect(both(recorded('DateRefined', 'lamp-1'))).toBe(false);
    expect(both(recorded('LampLit', 'counter-1'))).toBe(false);
    expect(both(recorded('LampLit', 'other-1'))).toBe(false);
    const event = recorded('LampLit', 'lamp-1');
    if (!both(event) || event.type !== 'LampLit') throw new Error('the lamp is not taken');
    const { colour }: { readonly colour: string } = { ...event.data, colour: 'red' };
    expect(colour).toBe('red');
  });

  it('exclude a part of the events that is left as a whole', () => {
    const parts = { Counted: 1, CounterRenamed: 1 } as const;
    const opened = takes<CounterEvent>()({ takes: ['CounterOpened'], leaves: [...typesOf(parts)] });
    expect(opened.types).toEqual(['CounterOpened']);
    expect(opened(recorded('Counted', 'counter-1'))).toBe(false);
  });

  it('do not compile unless each type of the union stands in one of the lists', () => {
    // @ts-expect-error CounterRenamed is missing
    takes<CounterEvent>()({ takes: ['CounterOpened'], leaves: ['Counted'] });
    // @ts-expect-error LampLit is no event of the union
    takes<CounterEvent>()({ takes: ['CounterOpened', 'LampLit'], leaves: ['Counted', 'CounterRenamed'] });
    takes<CounterEvent>()({ takes: ['CounterOpened', 'Counted', 'CounterRenamed'], leaves: [] });
    const twice = (): unknown =>
      // @ts-expect-error Counted stands in both lists
      takes<CounterEvent>()({ takes: ['CounterOpened', 'Counted'], leaves: ['Counted', 'CounterRenamed'] });
    expect(twice).toThrow('Counted is named twice');
  });
});
