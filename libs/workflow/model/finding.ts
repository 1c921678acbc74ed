/** What a deployment finds wrong with a model, or worth a warning. All findings of a deployment are told together. */
export interface Finding {
  /** Id of the element in the model; `undefined` for the file as a whole. */
  readonly element?: string;
  readonly name?: string;
  /** The kind of element, such as `bpmn:ComplexGateway`. */
  readonly kind?: string;
  /** Line of the element in the file, from 1. */
  readonly line?: number;
  readonly problem: string;
  /** What to do instead. */
  readonly instead?: string;
}

/** One line for a person: `Gateway_1 "Adopted?" (bpmn:ComplexGateway, line 12): …`. */
export function describeFinding(finding: Finding): string {
  const { element, name, kind, line, problem, instead } = finding;
  const place = [kind, line === undefined ? undefined : `line ${line}`].filter((one) => one !== undefined).join(', ');
  const subject = [element, name === undefined ? undefined : `"${name}"`, place === '' ? undefined : `(${place})`];
  const words = subject.filter((one) => one !== undefined).join(' ');
  return `${words === '' ? '' : `${words}: `}${problem}${instead === undefined ? '' : `; ${instead}`}`;
}
