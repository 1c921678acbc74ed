/** Paths of the entities that have a history; a spec compares them with the routes of the server. */
export const HISTORY_KINDS = [
  'processes',
  'goals',
  'measures',
  'decisions',
  'assignments',
  'reporting-rounds',
  'reorganisations',
  'progress-reports',
  'organisations',
  'persons',
  'committees',
  'meetings',
  'papers',
  'conflicts',
  'actors',
  'access-tokens',
] as const;
