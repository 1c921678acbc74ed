import type { ActiveGrant, Effect, EffectAnswer, EffectDispatcher, EffectEnvelope } from '#event-sourcing';
import { SubmitCommand } from './submit-command.js';
import type { SubmitCommandHandler } from './submit-command.handler.js';

/** Submits the commands that policies ask for: they are checked like commands that people send. */
export class SubmittingEffectDispatcher implements EffectDispatcher {
  /** @param grants policies act with their own authority: every role */
  constructor(
    private readonly submissions: Pick<SubmitCommandHandler, 'execute'>,
    private readonly grants: readonly ActiveGrant[],
  ) {}

  async dispatch({ command, target, body }: Effect, envelope: EffectEnvelope): Promise<EffectAnswer> {
    const { policy, commandId, correlationId, causationId, evidence, mayAppend } = envelope;
    const submission = {
      target,
      path: {},
      body: { ...body, evidence, actedBy: { kind: 'policy', name: policy } },
      envelope: {
        actor: `policy:${policy}`,
        grants: this.grants,
        key: commandId,
        commandId,
        correlationId,
        causationId,
        ...(mayAppend !== undefined && { mayAppend }),
      },
    };
    const result = await this.submissions.execute(new SubmitCommand(command, submission));
    if (result.done) {
      const { stream, revision, events } = result;
      return { accepted: true, stream, revision, hasEvents: events.length > 0 };
    }
    if ('errors' in result) {
      const reason = result.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
      return { accepted: false, kind: 'invalid', reason };
    }
    return { accepted: false, kind: result.refusal.kind, reason: result.refusal.reason };
  }
}
