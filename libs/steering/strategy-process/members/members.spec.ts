import { given } from '#event-sourcing/testing';
import { strategyProcessDecider } from '../strategy-process.decide.js';

const drafted = { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } } as const;
const initiated = { type: 'ProcessInitiated', data: { mandate: { kind: 'unknown' }, lead: 'integration' } } as const;
const suspended = { type: 'ProcessSuspended', data: { reason: 'Haushaltssperre' } } as const;
const closed = { type: 'ProcessClosed', data: {} } as const;
const facts = { mandateKnown: true, leadHasEnded: false };

describe('members of a process', () => {
  const registered = { type: 'MeasureRegistered', data: { measure: 'm' } } as const;

  const foundLate = { type: 'MeasureFoundAfterClosing', data: { measure: 'm' } } as const;

  it('are registered once, also while the process is suspended; a closed process says that it found them late', () => {
    const data = { measure: 'm' };
    given(strategyProcessDecider, [drafted, initiated, suspended])
      .when('RegisterMeasure', data, {}, facts)
      .then([registered]);
    given(strategyProcessDecider, [drafted, registered])
      .when('RegisterMeasure', data, {}, facts)
      .isAlreadySo('registered already');
    given(strategyProcessDecider, [drafted, initiated, closed])
      .when('RegisterMeasure', data, {}, facts)
      .then([foundLate]);
    given(strategyProcessDecider, [drafted, initiated, closed, foundLate])
      .when('RegisterMeasure', data, {}, facts)
      .isAlreadySo('found already');
  });

  it('have a budget in another currency noted that was set while the process chose its own', () => {
    const chosen = { type: 'CurrencyChosen', data: { currency: 'CHF' } } as const;
    given(strategyProcessDecider, [drafted, chosen])
      .when('RegisterMeasure', { measure: 'm', currency: 'EUR' }, {}, facts)
      .then([registered, { type: 'BudgetInOtherCurrencyFound', data: { measure: 'm', currency: 'EUR' } }]);
    given(strategyProcessDecider, [drafted, chosen])
      .when('RegisterMeasure', { measure: 'm', currency: 'CHF' }, {}, facts)
      .then([registered]);
  });

  it('have budgets in one currency, chosen before the first measure', () => {
    const chosen = { type: 'CurrencyChosen', data: { currency: 'CHF' } } as const;
    given(strategyProcessDecider, [drafted]).when('ChooseCurrency', { currency: 'CHF' }, {}, facts).then([chosen]);
    given(strategyProcessDecider, [drafted, registered])
      .when('ChooseCurrency', { currency: 'CHF' }, {}, facts)
      .refuses('budgets of the process are in another currency');
  });
});
