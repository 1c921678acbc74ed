/** Explicit limits of a request. */
export const REQUEST_LIMITS = {
  bodyBytes: 1024 * 1024,
  /** One segment of a path; ids have 36 characters. */
  pathSegment: 200,
  /** Path and query together, in characters. */
  address: 8_000,
  /** All headers together. */
  headersBytes: 16 * 1024,
  headersMilliseconds: 10_000,
  requestMilliseconds: 30_000,
  /** The interval of the check for requests that take longer. */
  checkingMilliseconds: 5_000,
  /** Longer than load balancers keep an idle connection (60 s), so that they end it and not the server. */
  keepAliveMilliseconds: 72_000,
  connections: 5_000,
  /** Requests that one connection brings before the first of them is answered. */
  atOnceOnAConnection: 100,
} as const;
