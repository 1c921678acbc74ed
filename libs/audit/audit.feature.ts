import { feature } from '#http';
import { AuditReads } from './audit.controller.js';
import { auditLogProjection } from './audit-log.projection.js';

export const auditFeature = feature({
  name: 'audit',
  projections: [auditLogProjection],
  controllers: [AuditReads],
});
