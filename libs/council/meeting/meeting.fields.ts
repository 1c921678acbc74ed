export const PUBLIC = { optional: true, description: 'Default: unknown, treated as not public.' } as const;
export const SEQUENCE = {
  optional: true,
  min: 1,
  max: 20,
  description: 'Which meeting of the committee on that day. Default: 1.',
} as const;
export const PROCESSES = { optional: true, max: 50, description: 'The strategy processes that it is about.' } as const;
export const REASON = { max: 2000, description: 'No names of people here.' } as const;
