/** The first and the last day of a grant or a link, as far as they were given. */
export function periodOf({
  from,
  until,
}: {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}): {
  readonly from?: string;
  readonly until?: string;
} {
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}
