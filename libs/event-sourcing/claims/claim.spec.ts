import { given } from '../testing/given.js';
import { claimDecider } from './claim.js';

const decider = claimDecider('name');
const claimed = { type: 'ValueClaimed', data: { value: 'a', holder: 'counter-1' }, eventId: 'first' } as const;
const again = { ...claimed, eventId: 'second' } as const;
const released = { type: 'ValueReleased', data: claimed.data } as const;
const { eventId, ...claim } = claimed;

describe('a claimed value', () => {
  it('is free at first and after its release', () => {
    given(decider, []).when('ClaimValue', claim.data).then([claim]);
    given(decider, [claimed, released])
      .when('ClaimValue', { value: 'a', holder: 'counter-2' })
      .then([{ ...claim, data: { value: 'a', holder: 'counter-2' } }]);
    given(decider, [claimed, released]).when('ReleaseValue', claim.data).isAlreadySo('free already');
  });

  it('cannot be claimed or released by another entity while it is held', () => {
    const other = { value: 'a', holder: 'counter-2' };
    given(decider, [claimed]).when('ClaimValue', other).refuses('value is held by another');
    given(decider, [claimed]).when('ReleaseValue', other).refuses('value is held by another');
  });

  it('can be claimed again by its holder; a release of the earlier claim then does nothing', () => {
    given(decider, [claimed]).when('ClaimValue', claim.data).then([claim]);
    given(decider, [claimed, again])
      .when('ReleaseValue', { ...claim.data, claim: eventId })
      .isAlreadySo('claimed again since');
    given(decider, [claimed, again])
      .when('ReleaseValue', { ...claim.data, claim: 'second' })
      .then([released]);
    given(decider, [claimed, again]).when('ReleaseValue', claim.data).then([released]);
  });
});
