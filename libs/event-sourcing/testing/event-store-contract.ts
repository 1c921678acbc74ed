import { appendingCases } from './store-contract/appending.cases.js';
import type { ContractCase, OpenedStore } from './store-contract/contract-case.js';
import { limitCases } from './store-contract/limits.cases.js';
import { readingCases } from './store-contract/reading.cases.js';
import { restartCases } from './store-contract/restart.cases.js';
import { subscribingCases } from './store-contract/subscribing.cases.js';

export type { ContractCase, OpenedStore } from './store-contract/contract-case.js';

/** The contract as data: each case needs a store with an empty log of its own. */
export const eventStoreCases: readonly ContractCase[] = [
  ...appendingCases,
  ...limitCases,
  ...readingCases,
  ...subscribingCases,
  ...restartCases,
];

/** Runs the contract under jest; `open` is called once a case. */
export function eventStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`the event store's contract: ${name}`, () => {
    it.each(eventStoreCases.map((contractCase) => [contractCase.name, contractCase] as const))(
      '%s',
      async (_, { run }) => {
        const opened = await open();
        try {
          await run(opened);
        } finally {
          await opened.dispose();
        }
      },
      30_000,
    );
  });
}
