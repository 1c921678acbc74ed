export { decidingFeatures } from './deciding-features.fixture.js';
export {
  COURSES,
  DecisionScenario,
  DIRECTORATE,
  PAPER,
  PROCESS,
  scenarioStreams,
} from './decision-scenario.fixture.js';
