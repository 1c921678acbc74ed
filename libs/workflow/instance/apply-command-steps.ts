import type { Json } from '#event-sourcing';
import type { OpenCommand } from './instance-state.js';
import type { Part, Step } from './steps.js';

/** The steps about commands to the domain. */
export type CommandStep = Extract<
  Step,
  { readonly kind: 'commandAsked' | 'commandDone' | 'commandRefused' | 'deviationsGiven' | 'commandDropped' }
>;

export function applyCommandStep(
  draft: { readonly commands: Map<Part, OpenCommand> },
  step: CommandStep,
  values: readonly Json[],
): void {
  switch (step.kind) {
    case 'commandAsked': {
      const { part, of, type, attempt } = step;
      const fields = Object.fromEntries(
        Object.entries(step.fields).map(([name, index]) => [name, values[index] ?? null]),
      );
      draft.commands.set(part, { part, of, type, attempt, fields });
      return;
    }
    case 'commandRefused': {
      const { code: refused, rules } = step;
      change(draft, step.part, { refused, ...(rules !== undefined && { rules }) });
      return;
    }
    case 'deviationsGiven':
      change(draft, step.part, { deviations: values[step.deviations] ?? null });
      return;
    case 'commandDone':
    case 'commandDropped':
      draft.commands.delete(step.part);
      return;
  }
}

function change(draft: { readonly commands: Map<Part, OpenCommand> }, part: Part, changes: Partial<OpenCommand>): void {
  const command = draft.commands.get(part);
  if (command !== undefined) draft.commands.set(part, { ...command, ...changes });
}
