export { COURSES, DIRECTORATE, Office, officeStreams, PAPER, PROCESS } from '../decision/decision.fixture.js';
export { decidingFeatures } from './deciding-features.fixture.js';
