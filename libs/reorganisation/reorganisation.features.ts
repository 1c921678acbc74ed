import type { Feature } from '#http';
import { reorganisationFeature } from './reorganisation/reorganisation.feature.js';

/** Everything of this context that the server runs. */
export const reorganisationFeatures: readonly Feature[] = [reorganisationFeature];
