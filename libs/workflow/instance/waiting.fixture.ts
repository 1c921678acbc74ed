import { bpmn, flows } from '../testing/bpmn.js';
import type { PlayedInstance } from '../testing/played-instance.js';
import { setVariables } from './triggers.js';
import type { NamedValues } from './variables.js';
import { correlateMessage, fireTimer } from './wait-triggers.js';

export const START = '<startEvent id="start"/>';
export const END = '<endEvent id="end"/>';
export const ENDS = `${END}<endEvent id="other"/>`;
export const TIMER = '<timerEventDefinition id="t"><timeDuration>P14D</timeDuration></timerEventDefinition>';
export const MESSAGE = '<messageEventDefinition id="m" messageRef="M"/>';
export const SIGNAL = '<signalEventDefinition id="s" signalRef="S"/>';

export function model(elements: string): string {
  return bpmn(elements).replace(
    '<process',
    `<message id="M" name="PaperAcknowledged"><extensionElements><zeebe:subscription correlationKey="=paper"/></extensionElements></message>
     <signal id="S" name="term ended"/><escalation id="E" escalationCode="late"/><error id="F" errorCode="denied"/><process`,
  );
}

export function condition(expression: string): string {
  return `<conditionalEventDefinition id="c"><condition>${expression}</condition></conditionalEventDefinition>`;
}

export function catching(id: string, definition: string): string {
  return `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`;
}

export function boundary(id: string, on: string, definition: string, interrupting = true): string {
  return `<boundaryEvent id="${id}" attachedToRef="${on}" cancelActivity="${interrupting}">${definition}</boundaryEvent>`;
}

export function handler(id: string, definition: string, interrupting = true, inside = ''): string {
  return `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}-start" isInterrupting="${interrupting}">${definition}</startEvent>
    ${inside === '' ? `<endEvent id="${id}-end"/>${flows(`${id}-start ${id}-end`)}` : inside}</subProcess>`;
}

export function waits({ state }: PlayedInstance) {
  return state.status === 'running' ? [...state.waits.values()] : [];
}

export function partOf(instance: PlayedInstance, element: string): number {
  const found = waits(instance).find((one) => one.element === element);
  if (found === undefined) throw new Error(`nothing waits at ${element}`);
  return found.part;
}

export function fire(instance: PlayedInstance, element: string): PlayedInstance {
  const open = waits(instance).find((one) => one.element === element);
  const due = open?.wait.for === 'timer' ? open.wait.due : '';
  return instance.apply((facts, state) => fireTimer(state, { wait: partOf(instance, element), due }, facts));
}

export function correlate(
  instance: PlayedInstance,
  element: string,
  variables: NamedValues = {},
  position = '7',
): PlayedInstance {
  const wait = partOf(instance, element);
  return instance.apply((facts, state) => correlateMessage(state, { wait, message: 'e', position, variables }, facts));
}

export function set(instance: PlayedInstance, variables: NamedValues): PlayedInstance {
  return instance.apply((facts, state) => setVariables(state, { scope: 0, variables, local: false }, facts));
}
