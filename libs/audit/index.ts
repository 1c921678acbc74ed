import { AuditReads } from './audit.controller.js';

export * from './audit-log.projection.js';
export { AuditReads };
export const auditControllers = [AuditReads] as const;
