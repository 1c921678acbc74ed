import { boundariesOf } from '../model/listeners.js';
import type { ProcessModel } from '../model/process-model.js';
import type { Advance } from './advance.js';
import type { Arrival } from './instance-state.js';
import type { Part } from './steps.js';

interface ReadyMerge {
  readonly element: string;
  readonly scope: Part;
  /** The flows whose tokens are consumed, one each. */
  readonly flows: readonly string[];
}

/**
 * An inclusive gateway whose tokens need not wait for others (BPMN 2.0, section 13.4.3): every token elsewhere that could
 * come by a flow on which nothing waits could also come by one on which a token waits, or cannot come at all.
 */
export function readyMerge(advance: Advance): ReadyMerge | undefined {
  const { arrivals } = advance.draft;
  const gateways = Map.groupBy(
    arrivals.filter(({ element }) => advance.element(element).work === 'merge'),
    ({ element, scope }) => `${scope} ${element}`,
  );
  for (const waiting of gateways.values()) {
    const [first] = waiting;
    if (first !== undefined && isReady(advance, first, waiting)) {
      return { element: first.element, scope: first.scope, flows: [...new Set(waiting.map(({ flow }) => flow))] };
    }
  }
  return undefined;
}

function isReady(advance: Advance, { element, scope }: Arrival, waiting: readonly Arrival[]): boolean {
  const { incoming } = advance.element(element);
  const filled = new Set(waiting.map(({ flow }) => flow));
  const leading = flowsLeadingTo(advance.model, element);
  const leadsTo = (token: string, to: string): boolean => leading.get(to)?.has(token) === true;
  return tokensElsewhere(advance, element, scope).every((token) => {
    const comesBy = incoming.filter((flow) => leadsTo(token, flow));
    return comesBy.every((flow) => filled.has(flow)) || comesBy.some((flow) => filled.has(flow));
  });
}

/** The flows on which tokens of the scope stand, or by which they will leave where they are. */
function tokensElsewhere({ draft, model }: Advance, gateway: string, scope: Part): readonly string[] {
  const waiting = draft.arrivals.filter((one) => one.scope === scope && one.element !== gateway);
  const held = [...draft.incidents.values()].flatMap(({ work }) =>
    work?.do === 'enter' && work.scope === scope ? [work.flow] : [],
  );
  const inside = [...draft.elements.values()].flatMap((one) =>
    one.scope === scope && one.phase !== 'ending' ? waysOut(model, one.element) : [],
  );
  return [...waiting.map(({ flow }) => flow), ...held, ...inside];
}

function waysOut(model: ProcessModel, element: string): readonly string[] {
  const events = boundariesOf(model, element).flatMap(({ outgoing }) => outgoing);
  return [...(model.elements.get(element)?.outgoing ?? []), ...events];
}

const known = new WeakMap<ProcessModel, Map<string, ReadonlyMap<string, ReadonlySet<string>>>>();

/** For each incoming flow of a gateway the flows from which it is reached without visiting the gateway; itself among them. */
function flowsLeadingTo(model: ProcessModel, gateway: string): ReadonlyMap<string, ReadonlySet<string>> {
  const ofModel = known.get(model) ?? new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  known.set(model, ofModel);
  const found = ofModel.get(gateway) ?? computed(model, gateway);
  ofModel.set(gateway, found);
  return found;
}

function computed(model: ProcessModel, gateway: string): ReadonlyMap<string, ReadonlySet<string>> {
  const incoming = model.elements.get(gateway)?.incoming ?? [];
  return new Map(incoming.map((flow) => [flow, reachedBackwards(model, gateway, flow)]));
}

/** The flows by which a token comes to an element: also to the throwing ends of a link, and to a boundary event's activity. */
function flowsInto(model: ProcessModel, id: string): readonly string[] {
  const element = model.elements.get(id);
  if (element === undefined) return [];
  if (element.kind === 'boundaryEvent') return model.elements.get(element.attachedTo)?.incoming ?? [];
  if (element.kind !== 'intermediateCatchEvent') return element.incoming;
  return [...model.elements.values()].flatMap((one) => (one.work === 'link' && one.target === id ? one.incoming : []));
}

function reachedBackwards(model: ProcessModel, gateway: string, from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let flow = open.pop(); flow !== undefined; flow = open.pop()) {
    if (reached.has(flow)) continue;
    reached.add(flow);
    const source = model.flows.get(flow)?.source;
    if (source === undefined || source === gateway) continue;
    open.push(...flowsInto(model, source));
  }
  return reached;
}
