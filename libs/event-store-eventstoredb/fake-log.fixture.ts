import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';

/** An event as the server stores it. */
export interface FakeEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly commit: bigint;
  readonly prepare: bigint;
}

export type FakeResult =
  | { readonly written: true; readonly last: FakeEvent }
  | { readonly written: false; readonly actual: bigint | undefined };

const utf8 = new TextEncoder();

/** EventStoreDB's log as its clients see it: appends at exact revisions, and idempotent repetition of the same event ids. */
export class FakeLog {
  readonly events: FakeEvent[] = [];
  readonly #watchers = new Set<() => void>();

  /** The log as it is now, as a backup keeps it. */
  copy(): FakeLog {
    const copy = new FakeLog();
    copy.events.push(...this.events);
    return copy;
  }

  stream(name: string): readonly FakeEvent[] {
    return this.events.filter(({ stream }) => stream === name);
  }

  append(request: BatchAppendReq): FakeResult {
    const options = request.getOptions();
    const name = new TextDecoder().decode(options?.getStreamIdentifier()?.getStreamName_asU8());
    const expected = options?.hasNoStream() === true ? -1n : BigInt(options?.getStreamPosition() ?? 0);
    const messages = request.getProposedMessagesList();
    const existing = this.stream(name);
    if (BigInt(existing.length) - 1n !== expected) {
      const before = existing.slice(Number(expected) + 1, Number(expected) + 1 + messages.length);
      const last = before.at(-1);
      const known = before.length === messages.length && before.every(({ id }, at) => id === idOf(messages[at]));
      return known && last !== undefined
        ? { written: true, last }
        : { written: false, actual: existing.at(-1)?.revision };
    }
    for (const message of messages) {
      const type = message.getMetadataMap().get('type') ?? '';
      this.add({
        stream: name,
        id: idOf(message),
        type,
        data: message.getData_asU8(),
        metadata: message.getCustomMetadata_asU8(),
      });
    }
    for (const wake of this.#watchers) wake();
    return { written: true, last: this.#last() };
  }

  /** Adds an event of this program or of another one. */
  add(event: Partial<FakeEvent> & { readonly stream: string }): void {
    const position = BigInt(this.events.length + 1) * 100n;
    this.events.push({
      id: '00000000-0000-4000-8000-000000000000',
      type: 'ThingHappened',
      contentType: 'application/json',
      data: utf8.encode('{}'),
      metadata: utf8.encode('{}'),
      commit: position,
      prepare: position,
      ...event,
      revision: event.revision ?? BigInt(this.stream(event.stream).length),
    });
  }

  addForeign(count: number): void {
    // One stream for each event, so that the fixture need not search the log for a revision.
    for (let index = 0; index < count; index += 1) this.add({ stream: `foreign-${this.events.length}`, revision: 0n });
  }

  watch(wake: () => void): () => void {
    this.#watchers.add(wake);
    return () => this.#watchers.delete(wake);
  }

  #last(): FakeEvent {
    const last = this.events.at(-1);
    if (last === undefined) throw new Error('the log is empty');
    return last;
  }
}

function idOf(message: BatchAppendReq.ProposedMessage | undefined): string {
  return message?.getId()?.getString() ?? '';
}
