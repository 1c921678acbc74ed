export { desk, reasonOf } from './desk.fixture.js';
export { PolicyDesk } from './policy-desk.fixture.js';
export { perhaps, randomCommand, randomDate, staysSound } from './random-commands.fixture.js';
export { readDesk } from './read-desk.fixture.js';
