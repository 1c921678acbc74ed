import { MEETING_AGENDA } from '#council';
import { CLOSED_CATEGORIES, OPEN_CATEGORIES } from '#reporting';
import { PERSON_STATUS, SUBJECT_STATES } from '#shared-kernel';
import { germanOf, projections, shapes, streams } from './features.js';

describe('the features of the program', () => {
  it('word a refusal alike in every stream', () => {
    for (const { stream } of streams) {
      for (const [reason, german] of Object.entries(stream.decider.german)) {
        expect({ reason, german }).toEqual({ reason, german: germanOf(reason) });
      }
    }
  });

  it('word every refusal as a German sentence', () => {
    const sentences = streams.flatMap(({ stream }) => Object.values(stream.decider.german));
    expect(sentences.filter((sentence) => !/^[A-ZÄÖÜ].*\.$/u.test(sentence))).toEqual([]);
  });

  it('register every event type that a stream writes', () => {
    const known = new Set(shapes.flatMap((some) => Object.keys(some)));
    for (const { stream } of streams)
      expect([...known]).toEqual(expect.arrayContaining(Object.keys(stream.decider.events)));
  });

  it('say of every table who may read its rows', () => {
    const tables = projections.flatMap((projection) => projection.tables);
    expect(tables.filter(({ visibility }) => visibility === undefined).map(({ name }) => name)).toEqual([]);
    for (const { columns, visibility = 'everyone' } of tables) {
      if (visibility === 'everyone') continue;
      const named = visibility.boundTo.flatMap((one) => ['stream' in one ? one.stream : one.id, one.part ?? []].flat());
      expect(Object.keys(columns)).toEqual(expect.arrayContaining(named));
    }
  });

  it('say of every stream whether the documents of its events are read by every role that may read the event', () => {
    const named = streams.filter(({ stream }) => !('EdgeClaimed' in stream.decider.events));
    const categories = named.map(({ stream }) => stream.decider.category).filter((category) => category !== 'clock');
    expect([...OPEN_CATEGORIES, ...CLOSED_CATEGORIES].sort()).toEqual(categories.sort());
  });

  it('name streams, commands, projections and tables once', () => {
    const tables = projections.flatMap((projection) => projection.tables.map(({ name }) => name));
    for (const names of [
      streams.map(({ stream }) => stream.decider.category),
      projections.map(({ name }) => name),
      tables,
    ]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('mark illustrations in every read model of the domain', () => {
    const lists = projections.flatMap(({ tables }) => tables).filter(({ columns }) => 'revision' in columns);
    expect(lists.filter(({ columns }) => !('evidence' in columns)).map(({ name }) => name)).toEqual([]);
  });

  it('publish each state that another stream reads', () => {
    const published = new Set<unknown>(
      streams.flatMap(({ stream }) => (stream.decider.publishes ?? []).map(({ of }) => of)),
    );
    for (const read of [PERSON_STATUS, MEETING_AGENDA, SUBJECT_STATES.measure, SUBJECT_STATES.goal]) {
      expect({ category: read.category, isPublished: published.has(read) }).toMatchObject({ isPublished: true });
    }
  });
});
