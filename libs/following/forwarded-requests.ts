import type { Json, RetryResult } from '#event-sourcing';
import { UnknownProjection } from '#event-sourcing';
import type { Following, RetryBy } from './following.js';

/** A request that a server forwards to the following server. */
export type ForwardedRequest =
  | { readonly kind: 'rebuild'; readonly name: string }
  | { readonly kind: 'retry'; readonly name: string }
  | { readonly kind: 'retryEffect'; readonly name: string; readonly effect: string; readonly by: RetryBy };

/** `unknown`: there is no projection or policy of that name. `failed`: the request may be made again. */
export type RequestAnswer =
  | { readonly outcome: 'done'; readonly result: RetryResult | null }
  | { readonly outcome: 'unknown'; readonly reason: string }
  | { readonly outcome: 'failed' };

/** Executes a request on this server. Never rejects: a failure becomes the answer `failed`. */
export async function executeRequest(request: ForwardedRequest, following: Following): Promise<RequestAnswer> {
  try {
    return { outcome: 'done', result: (await execute(request, following)) ?? null };
  } catch (error) {
    return error instanceof UnknownProjection ? { outcome: 'unknown', reason: error.message } : { outcome: 'failed' };
  }
}

async function execute(request: ForwardedRequest, following: Following): Promise<RetryResult | undefined> {
  switch (request.kind) {
    case 'rebuild':
      await following.rebuild(request.name);
      return undefined;
    case 'retry':
      await following.retry(request.name);
      return undefined;
    case 'retryEffect':
      return await following.retryEffect(request.name, request.effect, request.by);
  }
}

export function requestToJson(request: ForwardedRequest): Json {
  return request.kind === 'retryEffect' ? { ...request, by: { ...request.by } } : { ...request };
}

export function requestFrom(json: Json): ForwardedRequest {
  // Only `requestToJson` writes requests.
  return json as unknown as ForwardedRequest;
}

export function answerFrom(json: Json): RequestAnswer {
  // Only `executeRequest` makes answers.
  return json as unknown as RequestAnswer;
}
