import type {
  BusinessClock,
  ClockEvent,
  ConsumerSlice,
  ConsumerStatus,
  EventStore,
  LogConsumer,
  MessageRegistry,
  Recorded,
  ReportDetails,
} from '#event-sourcing';
import { CLOCK_ID, clockDecider, ProjectionRunner, VirtualClock } from '#event-sourcing';

/** Advances the virtual clock of this server when another server advanced its own. Does nothing for a real clock. */
export class ClockSync {
  readonly #runner: ProjectionRunner | undefined;

  constructor(
    store: EventStore,
    { businessClock, registry }: { readonly businessClock: BusinessClock; readonly registry: MessageRegistry },
    report: (message: string, details?: ReportDetails) => void,
  ) {
    if (!(businessClock instanceof VirtualClock)) return;
    const readModels = { checkpoint: noRows, reset: noRows, write: noRows };
    const consumers = [new ClockConsumer(store, businessClock)];
    this.#runner = new ProjectionRunner({ store, registry, readModels, projections: [], consumers, report });
  }

  async start(): Promise<void> {
    await this.#runner?.start();
  }

  async stop(): Promise<void> {
    await this.#runner?.stop();
  }
}

class ClockConsumer implements LogConsumer {
  readonly name = 'clock';
  readonly kind = 'policy';
  readonly reads = [clockDecider.category];
  readonly status: ConsumerStatus = { state: 'live' };
  position: bigint | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly clock: VirtualClock,
  ) {}

  /** Catches up with advances since the clock was opened; an advance that comes twice changes nothing. */
  async start(head: bigint | undefined): Promise<void> {
    this.position = head;
    const now = await VirtualClock.open(this.store, 'UTC');
    this.clock.advancedTo(now.now());
  }

  async take({ events, position }: ConsumerSlice): Promise<void> {
    for (const event of events) if (isAdvance(event)) this.clock.advancedTo(event.data.to);
    this.position = position;
  }

  async retry(): Promise<void> {
    // It never stands still.
  }

  async stop(): Promise<void> {
    // Nothing is kept.
  }
}

function isAdvance(event: Recorded): event is Recorded<ClockEvent> {
  return event.type === 'ClockAdvanced' && event.stream === `${clockDecider.category}-${CLOCK_ID}`;
}

async function noRows(): Promise<undefined> {
  return undefined;
}
