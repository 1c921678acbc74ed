import { feature } from '../feature.js';
import { PoliciesController } from './policies.controller.js';
import { ProjectionsController } from './projections.controller.js';

export const operationsFeature = feature({
  name: 'operations',
  controllers: [PoliciesController, ProjectionsController],
});
