import { readFileSync } from 'node:fs';
import type { StreamName } from '#event-sourcing';
import { PersonalFields } from '#event-sourcing';
import { readKey } from '../instance/keys.js';
import { bpmn, flow, flows, service } from '../testing/bpmn.js';
import { by, durable, openJob, server, started } from '../testing/durable-engine.js';

const DRAFT = bpmn(`<startEvent id="start"/>${service('draft')}<endEvent id="end"/>${flows('start draft end')}`);
const LOOP =
  bpmn(`<startEvent id="start"/><endEvent id="end"/><task id="again"/><exclusiveGateway id="x" default="x-again"/>
  ${flows('start again x')}${flow('x', 'again')}${flow('x', 'end', '=stop')}`);

describe('A deployment', () => {
  it('gives every process of its files a version, and none when nothing changed', async () => {
    const engine = server(durable());
    const files = [
      { name: 'a.bpmn', text: DRAFT },
      { name: 'b.bpmn', text: bpmn('<startEvent id="start"/>', 'other') },
    ];
    const first = await engine.deploy(files, by());
    expect(first).toMatchObject({
      deployed: true,
      versions: [
        { process: 'process', version: 1 },
        { process: 'other', version: 1 },
      ],
    });
    expect(await engine.deploy(files, by())).toMatchObject({
      deployed: true,
      isNew: false,
      versions: [{ version: 1 }, { version: 1 }],
    });
    const changed = [{ name: 'a.bpmn', text: `${DRAFT}\n` }, files[1] ?? { name: '', text: '' }];
    expect(await engine.deploy(changed, by())).toMatchObject({ versions: [{ version: 2 }, { version: 2 }] });
  });

  it('with a finding in one file deploys none, and names the file, the element and the line', async () => {
    const engine = server(durable());
    const files = [
      { name: 'good.bpmn', text: DRAFT },
      { name: 'bad.bpmn', text: bpmn('<startEvent id="start"/><complexGateway id="x"/>', 'bad') },
      { name: 'notes.txt', text: '' },
    ];
    const result = await engine.deploy(files, by());
    expect('findings' in result ? result.findings.map(({ file, element, line }) => [file, element, line]) : []).toEqual(
      [
        ['bad.bpmn', 'x', 3],
        ['bad.bpmn', 'x', 3],
        ['notes.txt', undefined, undefined],
      ],
    );
    expect((await engine.deployments()).status).toBe('unknown');
  });

  it('keeps running instances on the version with which they began', async () => {
    const engine = server(durable());
    const key = await started(engine, DRAFT);
    await engine.deploy([{ name: 'process.bpmn', text: bpmn('<startEvent id="start"/>') }], by());
    await engine.send(key, 'CompleteJob', { job: await openJob(engine, key), variables: {} }, by());
    expect(await engine.instance(key)).toMatchObject({ status: 'completed', definition: { version: 1 } });
  });
});

describe('An instance', () => {
  it('is the same after a restart of the server', async () => {
    const parts = durable();
    const key = await started(server(parts), DRAFT, { paper: 'A' });
    const after = server(parts);
    await after.send(key, 'CompleteJob', { job: await openJob(after, key), variables: { text: 'Entwurf' } }, by());
    const state = await server(parts).instance(key);
    const variables = 'variables' in state && state.status === 'completed' ? [...state.variables] : [];
    expect(variables.map(([name, { value }]) => [name, value])).toEqual([
      ['paper', 'A'],
      ['text', 'Entwurf'],
    ]);
  });

  it('is started once with one key, and has the stream that the key of each of its parts names', async () => {
    const parts = durable();
    const engine = server(parts);
    await engine.deploy([{ name: 'process.bpmn', text: DRAFT }], by());
    const [one, again] = await Promise.all(
      [1, 2].map(async () => await engine.start({ process: 'process' }, { variables: {} }, by('k'))),
    );
    expect(one).toEqual(again);
    if (one?.started !== true) throw new Error('not started');
    const job = (BigInt(one.key) + BigInt(await openJob(engine, one.key))).toString();
    const stream: StreamName = `processinstance-${readKey(job)?.block.toString() ?? ''}`;
    expect(await parts.store.readStream(stream)).toHaveLength(1);
  });

  it('takes a completion of a job once, also from two servers at the same time', async () => {
    const parts = durable();
    const [one, two] = [server(parts), server(parts)];
    const key = await started(one, DRAFT);
    const data = { job: await openJob(two, key), variables: {} };
    const results = await Promise.all(
      [one, two, one, two].map((engine) => engine.send(key, 'CompleteJob', data, by())),
    );
    expect(results.filter(({ done }) => done)).toHaveLength(1);
    expect(await parts.store.readStream(`processinstance-${key}`)).toHaveLength(2);
  });

  it('does the work that a crash between two events left in its agenda', async () => {
    const parts = durable();
    const { store } = parts;
    const append = store.append.bind(store);
    let events = 0;
    store.append = async (stream, expected, all) => {
      if (stream.startsWith('processinstance') && (events += 1) > 2) throw new Error('killed');
      return await append(stream, expected, all);
    };
    await expect(started(server(parts), LOOP, { stop: false })).rejects.toThrow('killed');
    store.append = append;
    const [first] = (await store.readLog()).events.filter(({ stream }) => stream.startsWith('processinstance'));
    const key = first?.stream.split('-')[1] ?? '';
    const engine = server(parts);
    expect(await engine.instance(key)).toMatchObject({ agenda: [expect.anything()] });
    await engine.goOn(key, by());
    expect(await engine.instance(key)).toMatchObject({ agenda: [] });
    const state = await engine.instance(key);
    const incidents = state.status === 'running' ? [...state.incidents.values()] : [];
    expect(incidents).toMatchObject([{ error: 'EXECUTION_LIMIT' }]);
  });
});

describe("An instance's event", () => {
  it('has the values of variables encrypted, which read as null after the key was destroyed', async () => {
    const parts = durable();
    const key = await started(server(parts), DRAFT, { name: 'a secret of the form' });
    const [event] = await parts.store.readStream(`processinstance-${key}`);
    expect(JSON.stringify(event?.data)).not.toContain('secret');
    await parts.keys.destroyDataKey(key);
    const state = await server(parts).instance(key);
    expect(state.status === 'running' && state.variables.get(0)?.get('name')?.value).toBeNull();
  });

  it('has the shape of the first version, which is never edited', async () => {
    const parts = durable();
    const key = await started(server(parts), DRAFT, { paper: 1 });
    const [event] = await parts.store.readStream(`processinstance-${key}`);
    const opened = await new PersonalFields(parts.keys).open(
      `processinstance-${key}`,
      event?.id ?? '',
      event?.data as object,
    );
    const golden: unknown = JSON.parse(readFileSync('test/fixtures/events/process-instance-advanced.v1.json', 'utf8'));
    expect(opened).toEqual(golden);
  });
});
