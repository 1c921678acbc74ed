/** Milliseconds. */
export interface LeaseTimes {
  /** The time that a lease is valid after the append that took or renewed it. */
  readonly ttl: number;
  /** Interval between two renewals. */
  readonly renewal: number;
  /** Interval between two reads by a server that waits for the lease. */
  readonly look: number;
  /** Extra wait of the other servers after the holder's time, for clocks of different speed. */
  readonly margin: number;
  /** Timeout of a call of the store. */
  readonly answer: number;
}

/**
 * After a kill another server takes over at most look + ttl + margin + look = 8.5 s after the last renewal, plus the time
 * that the store takes to answer.
 */
export const LEASE_TIMES: LeaseTimes = { ttl: 6000, renewal: 2000, look: 1000, margin: 500, answer: 2000 };
