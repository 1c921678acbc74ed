import type { Json, RetryResult } from '#event-sourcing';
import { UnknownProjection } from '#event-sourcing';
import type { Following, RetryBy } from './following.js';

/** What one server asks of the one that follows the log. */
export type Order =
  | { readonly kind: 'rebuild'; readonly name: string }
  | { readonly kind: 'retry'; readonly name: string }
  | { readonly kind: 'retryEffect'; readonly name: string; readonly effect: string; readonly by: RetryBy };

/** `unknown`: there is no projection or policy of that name. `failed`: it may be tried again. */
export type OrderAnswer =
  | { readonly outcome: 'done'; readonly result: RetryResult | null }
  | { readonly outcome: 'unknown'; readonly reason: string }
  | { readonly outcome: 'failed' };

/** Carries an order out here. Never rejects: what failed is the answer. */
export async function carryOut(order: Order, following: Following): Promise<OrderAnswer> {
  try {
    return { outcome: 'done', result: (await act(order, following)) ?? null };
  } catch (error) {
    return error instanceof UnknownProjection ? { outcome: 'unknown', reason: error.message } : { outcome: 'failed' };
  }
}

async function act(order: Order, following: Following): Promise<RetryResult | undefined> {
  switch (order.kind) {
    case 'rebuild':
      await following.rebuild(order.name);
      return undefined;
    case 'retry':
      await following.retry(order.name);
      return undefined;
    case 'retryEffect':
      return await following.retryEffect(order.name, order.effect, order.by);
  }
}

export function orderToJson(order: Order): Json {
  return order.kind === 'retryEffect' ? { ...order, by: { ...order.by } } : { ...order };
}

export function orderFrom(json: Json): Order {
  // Only `orderToJson` writes requests.
  return json as unknown as Order;
}

export function answerFrom(json: Json): OrderAnswer {
  // Only `carryOut` makes answers.
  return json as unknown as OrderAnswer;
}
