/** Whom a reminder of an overdue measure reaches, in the order in which they are tried. */
export const ESCALATION = ['lead', 'processManager', 'steeringCircle'] as const;
export type EscalationStage = (typeof ESCALATION)[number];
