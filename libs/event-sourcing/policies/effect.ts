import type { Effect } from './policy.js';

/** A command's class as far as an effect needs it: its fields and its literal `type`. */
export interface EffectCommand<B extends object = object> {
  new (): B;
  readonly type: string;
}

/** Fields that the dispatcher sets for every effect. */
type DispatchedField = 'evidence' | 'actedBy';

/** The fields of the effect's command: path ids and body, without the fields that the dispatcher sets. */
export type EffectBody<K extends EffectCommand> = Readonly<Omit<InstanceType<K>, DispatchedField>>;

/**
 * A command that a policy asks for, checked against the command's class, which is imported as a type only:
 * `effect<typeof ConcludePaper>('ConcludePaper', { target: paper, body: { occurredOn } })`.
 */
export function effect<K extends EffectCommand = never>(
  command: NoInfer<K>['type'],
  asked: { readonly target: string | null; readonly body: NoInfer<EffectBody<K>> } & Pick<Effect, 'order' | 'next'>,
): Effect {
  // A command's fields are JSON values under their names.
  const body = asked.body as Readonly<Record<string, unknown>>;
  const { target, order, next } = asked;
  return { command, target, body, ...(order !== undefined && { order }), ...(next !== undefined && { next }) };
}
