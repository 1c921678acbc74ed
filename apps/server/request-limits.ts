/** Explicit limits of a request. */
export const REQUEST_LIMITS = {
  bodyBytes: 1024 * 1024,
  /** One segment of a path; ids have 36 characters. */
  pathSegment: 200,
  /** Path and query together, in characters. */
  address: 8_000,
  headersMilliseconds: 10_000,
  requestMilliseconds: 30_000,
  /** The interval of the check for requests that take longer. */
  checkingMilliseconds: 5_000,
} as const;
