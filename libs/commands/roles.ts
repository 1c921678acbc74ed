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
  'worker',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** The role of programs that work on jobs. Alone it opens the routes that name it, and no others. */
export const WORKER = 'worker' satisfies Role;
