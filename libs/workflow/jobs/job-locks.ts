/** Which worker has a job, and for how long. A lock only keeps a job from two workers at once: a completion needs none. */
export interface JobLock {
  /** Key of the job. */
  readonly job: string;
  readonly worker: string;
  /** ISO 8601 in UTC, on the machine clock. The lock holds before this time. */
  readonly until: string;
}

/** For whom jobs are taken. */
export interface Taking {
  /** A line of text without NUL. */
  readonly worker: string;
  readonly now: string;
  /** Later than `now`. */
  readonly until: string;
  readonly most: number;
}

/**
 * Locks of jobs, which are no events: a lost lock only hands a job out again early. All times are ISO 8601 in UTC on the
 * machine clock. Servers that ask at the same time never get the same job, and do not wait for each other.
 *
 * @throws StoreUnavailable from every function while the locks cannot be used
 */
export interface JobLocks {
  /**
   * Locks the first `most` of these jobs that nobody holds at `now`, and returns them in the order given. May return fewer
   * than it could when another server takes jobs at the same moment; those jobs come with the next call.
   */
  take(jobs: readonly string[], by: Taking): Promise<readonly string[]>;
  /** Sets a new end of a lock that holds at `now`; false when there is none. */
  extend(job: string, times: { readonly now: string; readonly until: string }): Promise<boolean>;
  /** Removes the locks of these jobs, whoever holds them. */
  release(jobs: readonly string[]): Promise<void>;
  /** The locks of these jobs that hold at `now`, in no order. */
  held(jobs: readonly string[], now: string): Promise<readonly JobLock[]>;
}

/** The token by which Nest injects the locks. */
export const JOB_LOCKS = Symbol('JobLocks');
