/** The stages of reminders of an overdue measure, in their order. */
export const ESCALATION = ['lead', 'processManager', 'steeringCircle'] as const;
export type EscalationStage = (typeof ESCALATION)[number];
