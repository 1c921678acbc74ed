export { PROCESS } from '../measure/measure.fixture.js';
export { decidingFeatures } from './deciding-features.fixture.js';
export { COURSES, DecisionScenario, DIRECTORATE, PAPER, scenarioStreams } from './decision-scenario.fixture.js';
