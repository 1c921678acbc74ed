import { brokenStores, openBrokenStore } from './broken-event-stores.js';
import { eventStoreCases } from './event-store-contract.js';

const pairs = brokenStores.flatMap(({ noticedBy, ...broken }) =>
  noticedBy.map((name) => ({ name, defect: broken.defect, broken })),
);

describe('the contract notices a store that', () => {
  it.each(pairs)('$defect: $name', async ({ name, broken }) => {
    const contractCase = eventStoreCases.find((candidate) => candidate.name === name);
    if (contractCase === undefined) throw new Error(`the contract has no case "${name}"`);
    const opened = openBrokenStore(broken);
    try {
      await expect(contractCase.run(opened)).rejects.toThrow();
    } finally {
      await opened.dispose();
    }
  });

  it('breaks nothing: the frame of the broken stores itself passes', async () => {
    for (const contractCase of eventStoreCases) {
      const opened = openBrokenStore({ breaks: () => ({}) });
      await contractCase.run(opened);
      await opened.dispose();
    }
  });
});
