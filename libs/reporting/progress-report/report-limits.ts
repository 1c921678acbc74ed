/** A report is kept as one document, which has at most 10 MiB. */
export const REPORT_LIMITS = {
  bytes: 10 * 1024 * 1024,
  tooLarge: 'report would be larger than the 10 MiB of a document',
  /** Fields of action with figures of their own, in the order in which they were named; the content has all of them. */
  fieldsWithFigures: 100,
  /** Characters of a text that is quoted, such as why a measure is blocked. */
  quoted: 300,
} as const;
