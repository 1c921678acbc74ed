import { feature } from '#http';
import { publicityProjection } from './publicity.projection.js';

export const publicityFeature = feature({ name: 'publicity', projections: [publicityProjection] });
