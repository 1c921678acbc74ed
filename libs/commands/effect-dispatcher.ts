import type { ActiveGrant, Effect, EffectAnswer, EffectDispatcher, EffectEnvelope } from '#event-sourcing';
import type { CommandGateway } from './command-gateway.js';

/** Sends what policies ask for through the gateway, so that it is checked like what people send. */
export class GatewayEffectDispatcher implements EffectDispatcher {
  /**
   * @param gateway a function: the gateway's bus is there after the policies
   * @param grants policies act with their own authority: every role
   */
  constructor(
    private readonly gateway: () => CommandGateway,
    private readonly grants: readonly ActiveGrant[],
  ) {}

  async dispatch({ command, target, body }: Effect, envelope: EffectEnvelope): Promise<EffectAnswer> {
    const { policy, commandId, correlationId, causationId, evidence, mayAppend } = envelope;
    const result = await this.gateway().sendByName(command, {
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
    });
    if (result.done) return { accepted: true, stream: result.stream, revision: result.revision };
    if ('errors' in result) {
      const reason = result.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
      return { accepted: false, kind: 'invalid', reason };
    }
    return { accepted: false, kind: result.refusal.kind, reason: result.refusal.reason };
  }
}
