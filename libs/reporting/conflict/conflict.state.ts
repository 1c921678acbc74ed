/** A conflict is found in the log; its stream begins when it is settled. */
export type Conflict = { readonly status: 'unknown' } | { readonly status: 'settled' };
