import type { Evolved, Message } from '#event-sourcing';
import { evolveByType, unchanged } from '#event-sourcing';
import type { Concern, ReorganisationEvent } from './reorganisation.events.js';
import type { Begun, KnownReorganisation, Reorganisation } from './reorganisation.state.js';
import { concernKey } from './reorganisation.state.js';

type Step<E extends Message> = (reorganisation: Reorganisation, event: Evolved<E>) => Reorganisation;

/** A step of a reorganisation that was recorded. */
function ofKnown<E extends Message>(
  step: (reorganisation: KnownReorganisation, event: Evolved<E>) => Reorganisation,
): Step<E> {
  return (reorganisation, event) =>
    reorganisation.status === 'unknown' ? reorganisation : step(reorganisation, event);
}

/** A step of a reorganisation that has begun. */
function ofBegun<E extends Message>(step: (begun: Begun, event: Evolved<E>) => Begun): Step<E> {
  return (reorganisation, event) => (reorganisation.status === 'begun' ? step(reorganisation, event) : reorganisation);
}

const NOTHING_YET: Pick<Begun, 'outstanding' | 'settled' | 'looks'> = { outstanding: new Map(), settled: [], looks: 0 };

export const evolveReorganisation = evolveByType<Reorganisation, ReorganisationEvent>({
  ReorganisationRecorded: (_reorganisation, { data: { title, change, on } }) => ({
    status: 'recorded',
    title,
    change,
    on,
  }),
  ReorganisationCancelled: ofKnown(({ title, change, on }) => ({ status: 'cancelled', title, change, on })),
  ReorganisationCarriedOut: ofKnown(({ title, change, on }) => ({ status: 'carriedOut', title, change, on })),
  ReorganisationBegun: ofKnown((reorganisation, { data: { concerns, isLast } }) => {
    const { title, change, on } = reorganisation;
    const before = reorganisation.status === 'begun' ? reorganisation : NOTHING_YET;
    const outstanding = new Map([...before.outstanding, ...concerns.map((one) => [concernKey(one), one] as const)]);
    const { settled, looks } = before;
    return { status: 'begun', title, change, on, outstanding, settled, isLast, looks };
  }),
  ConcernAllotted: ofBegun((begun, { data }) => withOutstanding(begun, (copy) => copy.set(concernKey(data), data))),
  ConcernCarried: ofBegun((begun, { data }) => withOutstanding(begun, (copy) => copy.delete(concernKey(data)))),
  ConcernSettled: ofBegun((begun, { data }) => {
    const key = concernKey(data);
    const rest = withOutstanding(begun, (copy) => copy.delete(key));
    return { ...rest, settled: [...rest.settled, key] };
  }),
  ConcernsDealtWith: ofBegun((begun) => ({ ...begun, looks: begun.looks + 1 })),
  DateRefined: unchanged,
});

function withOutstanding(begun: Begun, change: (copy: Map<string, Concern>) => void): Begun {
  const outstanding = new Map(begun.outstanding);
  change(outstanding);
  return { ...begun, outstanding };
}
