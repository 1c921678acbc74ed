export type Recess =
  | { readonly status: 'unknown' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'recorded'; readonly first: string; readonly last: string };
