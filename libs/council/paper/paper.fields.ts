export const REASON = 'No names of people here.';
/** Percent-encoded in the name of the claim's stream, which takes 300 characters. */
export const REFERENCE = {
  max: 30,
  example: '20196743',
  description: "The paper's number, unique in its year.",
} as const;
export const YEAR = { min: 1900, max: 2999, example: 2019, description: "The reference's year." } as const;
export const PUBLIC = {
  optional: true,
  description: 'Whether the public may read it. Default: unknown, treated as not public.',
} as const;
export const DOCUMENT = {
  optional: true,
  description: "SHA-256 of the version's file; put it in with PUT /documents/{sha256}.",
} as const;
export const PROCESSES = {
  optional: true,
  max: 50,
  description: 'The strategy processes that it belongs to.',
} as const;
