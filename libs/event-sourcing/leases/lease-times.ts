/** Milliseconds. */
export interface LeaseTimes {
  /** How long a lease is good for behind the append that took or renewed it. */
  readonly ttl: number;
  /** Between two renewals. */
  readonly renewal: number;
  /** Between two looks of a server that waits for the lease. */
  readonly look: number;
  /** What it waits beyond the holder's time, for clocks that go at different speed. */
  readonly margin: number;
  /** After this the store is taken not to answer. */
  readonly answer: number;
}

/**
 * Another server takes over at most look + ttl + margin + look = 8.5 s behind the last renewal of one that was killed,
 * plus the time that the store takes to answer.
 */
export const LEASE_TIMES: LeaseTimes = { ttl: 6000, renewal: 2000, look: 1000, margin: 500, answer: 2000 };
