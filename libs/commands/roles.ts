/** The roles that grants give (domain.md, "Who may do what"). */
export const ROLES = [
  'process-manager',
  'clerk',
  'chair',
  'member',
  'contributor',
  'approver',
  'auditor',
  'reporting',
  'data-protection',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];
