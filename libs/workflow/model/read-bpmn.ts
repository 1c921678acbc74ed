import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import type { Finding } from './finding.js';
import { LIMITED_WARNINGS, TooManyWarnings } from './limited-warnings.js';
import type { ModdleElement } from './moddle.js';
import { isElement } from './moddle.js';

/** The descriptions of Camunda's extensions; JSON has no import that every tool of the build knows. */
const require = createRequire(import.meta.url);
const zeebe: unknown = require('zeebe-bpmn-moddle/resources/zeebe.json');

/** Largest model, in bytes of UTF-8. */
export const MAX_MODEL_BYTES = 4 * 1024 * 1024;
/** Elements inside each other. */
export const MAX_MODEL_DEPTH = 100;

/** A file that was read: its elements, and the line of each id. */
export interface ReadModel {
  readonly definitions: ModdleElement;
  readonly lines: ReadonlyMap<string, number>;
}

export type ReadResult =
  | { readonly read: true; readonly model: ReadModel; readonly findings: readonly Finding[] }
  | { readonly read: false; readonly findings: readonly Finding[] };

/**
 * Reads BPMN 2.0 XML with Camunda's extensions. A document type is refused, so that no entity is ever expanded or fetched.
 * Whatever the parser does not know in the namespaces of BPMN and zeebe is a finding; diagrams and the extensions of other
 * tools are left as they are.
 */
export async function readBpmn(xml: string): Promise<ReadResult> {
  const refused = refusedBeforeParsing(xml);
  if (refused !== undefined) return { read: false, findings: [{ problem: refused }] };
  try {
    const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(
      xml,
      'bpmn:Definitions',
      LIMITED_WARNINGS,
    );
    if (!isElement(rootElement)) return { read: false, findings: [{ problem: 'the file has no BPMN definitions' }] };
    const findings = warnings.map(({ message }) => message).filter(concernsExecution);
    return {
      read: true,
      model: { definitions: rootElement, lines: linesOfIds(xml) },
      findings: findings.map(fromWarning),
    };
  } catch (error) {
    if (error instanceof TooManyWarnings) return { read: false, findings: [{ problem: error.message }] };
    const message = error instanceof Error ? firstLine(error.message) : 'unknown error';
    return { read: false, findings: [{ problem: `the file is no BPMN 2.0 model: ${message}` }] };
  }
}

function refusedBeforeParsing(xml: string): string | undefined {
  if (Buffer.byteLength(xml) > MAX_MODEL_BYTES) return `the model is larger than ${MAX_MODEL_BYTES} bytes`;
  if (/<!DOCTYPE/iu.test(xml)) return 'a document type (<!DOCTYPE) is not accepted';
  return depthOf(xml) > MAX_MODEL_DEPTH ? `more than ${MAX_MODEL_DEPTH} elements stand inside each other` : undefined;
}

/** Deepest nesting of tags, in one pass; comments and character data may only make it larger. */
function depthOf(xml: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    const next = xml[at + 1];
    if (next === '?' || next === '!') continue;
    const end = xml.indexOf('>', at);
    if (end === -1) break;
    if (next === '/') depth -= 1;
    else if (xml[end - 1] !== '/') depth += 1;
    deepest = Math.max(deepest, depth);
    at = end;
  }
  return deepest;
}

/** Warnings about diagrams (positions, fonts) do not concern what a model does. */
function concernsExecution(message: string): boolean {
  return !/<(?:bpmndi|di|dc|bioc|color|modeler):/u.test(message);
}

function fromWarning(message: string): Finding {
  const line = /line: (\d+)/u.exec(message)?.[1];
  return { problem: firstLine(message), ...(line !== undefined && { line: Number(line) + 1 }) };
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}

function linesOfIds(xml: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  let lineEnd = xml.indexOf('\n');
  for (const match of xml.matchAll(/\sid="([^"]{1,200})"/gu)) {
    for (; lineEnd !== -1 && lineEnd <= match.index; lineEnd = xml.indexOf('\n', lineEnd + 1)) line += 1;
    const id = match[1];
    if (id !== undefined && !lines.has(id)) lines.set(id, line);
  }
  return lines;
}
