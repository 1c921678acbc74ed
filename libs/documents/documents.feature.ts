import { feature } from '#http';
import { DocumentRoutes } from './document.controller.js';

export const documentsFeature = feature({ name: 'documents', controllers: [DocumentRoutes] });
