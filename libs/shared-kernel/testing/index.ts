export { CALLER } from './caller.fixture.js';
export { commandHarness, commandHarnessOn, reasonOf } from './command-harness.fixture.js';
export { PolicyHarness } from './policy-harness.fixture.js';
export { perhaps, randomCommand, randomDate, staysSound } from './random-commands.fixture.js';
export { readHarness } from './read-harness.fixture.js';
