import type { OpenCommand, ProcessInstance } from '../instance/instance-state.js';
import type { Part } from '../instance/steps.js';

/** A command that is asked for and has no answer. */
export function askedIn(state: ProcessInstance, part: Part, attempt: number): OpenCommand | undefined {
  const command = state.status === 'running' ? state.commands.get(part) : undefined;
  return command?.attempt === attempt && command.refused === undefined ? command : undefined;
}

/** Whether an earlier event had no room for all that follows. */
export function hasWork(state: ProcessInstance): boolean {
  return state.status === 'running' && state.agenda.length > 0;
}
