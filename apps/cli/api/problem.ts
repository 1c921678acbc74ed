/** A problem document of the server, as far as the command line shows it. */
export interface Problem {
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly violations?: readonly { readonly rule: string; readonly weight: string; readonly allowedInstead: string }[];
  /** What is recorded otherwise than it was stated. */
  readonly differences?: readonly { readonly field: string; readonly recorded: unknown; readonly stated: unknown }[];
  /** Entities on account of which it is refused. */
  readonly about?: readonly { readonly stream: string; readonly name?: string }[];
  readonly needed?: readonly string[];
  readonly correlation?: string;
}

/** The server refused; `problem` has the reason. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly problem: Problem) {
    super([`${problem.status} ${problem.detail}`, ...detailLines(problem)].join('\n'));
  }
}

/** @param text the body of an answer that is no success */
export function readProblem(status: number, text: string): Problem {
  try {
    // Every JSON body of a refusal is a problem document, as the OpenAPI document describes it.
    return JSON.parse(text) as Problem;
  } catch {
    return { status, reason: 'no problem document', detail: `The answer is not of Lenkwerk: ${text.slice(0, 200)}` };
  }
}

function detailLines({ errors, violations, about, correlation, status, detail }: Problem): readonly string[] {
  // The English detail names the fields already.
  const unnamed = (errors ?? []).filter(({ message }) => !detail.includes(message));
  return [
    ...unnamed.map(({ field, message }) => `  ${field}: ${message}`),
    ...(violations ?? []).map(
      ({ rule, weight, allowedInstead }) => `  ${rule} (${weight}); allowed instead: ${allowedInstead}`,
    ),
    ...(about ?? []).map(({ stream, name }) => `  ${name === undefined ? stream : `${name} (${stream})`}`),
    ...(status >= 500 && correlation !== undefined ? [`  correlation id: ${correlation}`] : []),
  ];
}
