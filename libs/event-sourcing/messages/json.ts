/** A JSON value. Optional properties may be absent; they are never written as `null`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
