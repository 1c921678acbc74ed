import { bpmn, flow, flows, service } from '../testing/bpmn.js';
import { play } from '../testing/played-instance.js';
import { cancel, completeJob, failJob, setVariables, updateJob } from './triggers.js';
import { resolveIncident } from './resolve-incident.js';

const START_END = '<startEvent id="start"/><endEvent id="end"/>';

describe('A process instance', () => {
  it('without a wait runs from start to end in one event', async () => {
    const instance = await play(bpmn(`${START_END}<manualTask id="read"/>${flows('start read end')}`));
    expect(instance.state.status).toBe('completed');
    expect(instance.left).toEqual(['start', 'read', 'end', 'process']);
    expect(instance.events).toHaveLength(1);
  });

  it('waits for a job, and its results become variables', async () => {
    const instance = await play(bpmn(`${START_END}${service('draft')}${flows('start draft end')}`), { paper: 1 });
    expect(instance.jobs).toEqual([{ part: 4, of: 3, type: 'draft', retries: 3 }]);
    instance.complete('draft', { text: 'Entwurf', paper: 2 });
    expect(instance.state.status).toBe('completed');
    expect(instance.variables).toEqual({ paper: 2, text: 'Entwurf' });
  });

  it('maps input into the scope of a task, and only mapped output out of it', async () => {
    const mapping = `<zeebe:ioMapping>
      <zeebe:input source="=paper.title" target="title"/><zeebe:input source="=title + &#34;!&#34;" target="loud"/>
      <zeebe:output source="=votes.yes" target="result.yes"/></zeebe:ioMapping>`;
    const xml = bpmn(`${START_END}${service('vote', mapping)}${flows('start vote end')}`);
    const instance = await play(xml, { paper: { title: 'Haushalt' }, result: { kept: true } });
    if (instance.state.status !== 'running') throw new Error('ended');
    const local = [...(instance.state.variables.get(instance.jobs[0]?.of ?? 0) ?? [])].map(([name, { value }]) => [
      name,
      value,
    ]);
    expect(local).toEqual([
      ['title', 'Haushalt'],
      ['loud', 'Haushalt!'],
    ]);
    instance.complete('vote', { votes: { yes: 11 } });
    expect(instance.variables).toEqual({ paper: { title: 'Haushalt' }, result: { kept: true, yes: 11 } });
  });

  it('takes the first way of an exclusive gateway whose condition holds, else the default', async () => {
    const xml = bpmn(`${START_END}<exclusiveGateway id="x" default="x-no"/><task id="yes"/><task id="no"/>
      ${flows('start x')}${flow('x', 'yes', '=votes > 10')}${flow('x', 'no')}${flows('yes end', 'no end')}`);
    expect((await play(xml, { votes: 11 })).left).toContain('yes');
    expect((await play(xml, { votes: 10 })).left).toContain('no');
  });

  it('waits at a joining gateway for one token of each way', async () => {
    const xml =
      bpmn(`${START_END}<parallelGateway id="split"/><parallelGateway id="join"/>${service('a')}${service('b')}
      ${flows('start split a join end', 'split b join')}`);
    const instance = await play(xml);
    expect(instance.jobTypes).toEqual(['a', 'b']);
    instance.complete('b');
    expect(instance.left).not.toContain('join');
    instance.complete('a');
    expect(instance.left.filter((id) => id === 'join')).toHaveLength(1);
    expect(instance.state.status).toBe('completed');
  });

  it('passes an activity with several ways in once for each token, and out by every way whose condition holds', async () => {
    const xml = bpmn(`${START_END}<task id="merge"/>${service('a')}${service('b')}${service('c')}
      ${flows('start merge', 'merge a', 'a end', 'b end', 'c end')}${flow('merge', 'b', '=b')}${flow('merge', 'c', '=c')}`);
    expect((await play(xml, { b: true, c: false })).jobTypes).toEqual(['a', 'b']);
    expect((await play(xml, { b: true, c: true })).jobTypes).toEqual(['a', 'b', 'c']);
  });

  it('has variables of its own in a subprocess, and leaves it when all in it has ended', async () => {
    const xml =
      bpmn(`${START_END}<subProcess id="sub"><extensionElements><zeebe:ioMapping><zeebe:input source="=1" target="n"/>
      <zeebe:output source="=n" target="result"/></zeebe:ioMapping></extensionElements><startEvent id="s"/>${service('inner')}
      <endEvent id="e"/>${flows('s inner e')}</subProcess>${flows('start sub end')}`);
    const instance = await play(xml);
    instance.complete('inner', { n: 2 });
    expect(instance.variables).toEqual({ result: 2 });
    expect(instance.left).toEqual(['start', 's', 'inner', 'e', 'sub', 'end', 'process']);
  });

  it('ends what else is open in the scope at a terminate end event', async () => {
    const xml =
      bpmn(`${START_END}<subProcess id="sub"><startEvent id="s"/><parallelGateway id="split"/>${service('a')}${service('b')}
      <endEvent id="stop"><terminateEventDefinition/></endEvent><endEvent id="e"/>${flows('s split a stop', 'split b e')}</subProcess>
      ${flows('start sub end')}`);
    const instance = await play(xml);
    instance.complete('a');
    expect(instance.state.status).toBe('completed');
    expect(instance.steps.filter(({ kind }) => kind === 'jobClosed')).toMatchObject([
      { how: 'completed' },
      { how: 'cancelled' },
    ]);
    expect(instance.left.at(-1)).toBe('process');
  });

  it('is ended with all that is open in it when it is cancelled', async () => {
    const inner = `<startEvent id="s"/>${service('inner')}<endEvent id="e"/>${flows('s inner e')}`;
    const xml = bpmn(`${START_END}<parallelGateway id="split"/>${service('a')}<subProcess id="sub">${inner}</subProcess>
      ${flows('start split a end', 'split sub end')}`);
    const instance = (await play(xml)).apply((facts, state) => cancel(state, facts));
    expect(instance.state.status).toBe('cancelled');
    expect(instance.left.slice(-4)).toEqual(['a', 'inner', 'sub', 'process']);
    expect(() => instance.apply((facts, state) => cancel(state, facts))).toThrow('process instance is not running');
  });
});

describe('A job', () => {
  const xml = bpmn(`${START_END}${service('draft')}${flows('start draft end')}`);

  it('is completed once', async () => {
    const instance = await play(xml);
    const [job] = instance.jobs;
    instance.complete('draft');
    const again = completeJob(instance.state, job?.part ?? 0, {}, instance.facts);
    expect(again).toMatchObject({ advanced: false, refusal: 'process instance is not running' });
  });

  it('that failed without retries left is an incident, which is resolved after it got retries', async () => {
    const instance = await play(xml);
    const fail = { retries: 0, message: 'printer is out of paper', variables: {} };
    instance.apply((facts, state) => failJob(state, instance.jobPart, fail, facts));
    expect(instance.incidents).toMatchObject([{ error: 'JOB_NO_RETRIES', job: instance.jobPart }]);
    const incident = instance.incidents[0]?.part ?? 0;
    expect(resolveIncident(instance.state, { incident }, instance.facts)).toMatchObject({
      refusal: 'the job still has no retries',
    });
    instance.apply((facts, state) => updateJob(state, instance.jobPart, 1, facts));
    instance.apply((facts, state) => resolveIncident(state, { incident }, facts));
    expect(instance.incidents).toEqual([]);
    expect(instance.complete('draft').state.status).toBe('completed');
  });

  it('whose type cannot be determined is an incident until the variable is there', async () => {
    const typed =
      bpmn(`${START_END}<serviceTask id="t"><extensionElements><zeebe:taskDefinition type="=kind"/></extensionElements></serviceTask>
      ${flows('start t end')}`);
    const instance = await play(typed);
    expect(instance.incidents).toMatchObject([{ error: 'EXTRACT_VALUE_ERROR' }]);
    instance.apply((facts, state) => setVariables(state, { scope: 0, variables: { kind: 'x' }, local: true }, facts));
    instance.apply((facts, state) => resolveIncident(state, { incident: instance.incidents[0]?.part ?? 0 }, facts));
    expect(instance.jobTypes).toEqual(['x']);
  });
});

describe('An incident', () => {
  it('holds the work until it is resolved: a condition that is no truth value', async () => {
    const xml = bpmn(`${START_END}<exclusiveGateway id="x"/><task id="yes"/><task id="no"/>
      ${flows('start x')}${flow('x', 'yes', '=votes > 10')}${flow('x', 'no', '=votes <= 10')}${flows('yes end', 'no end')}`);
    const instance = await play(xml);
    expect(instance.events[0]?.values).toEqual(['the condition of x-yes is null, not true or false']);
    instance.apply((facts, state) => setVariables(state, { scope: 0, variables: { votes: 3 }, local: true }, facts));
    instance.apply((facts, state) => resolveIncident(state, { incident: instance.incidents[0]?.part ?? 0 }, facts));
    expect(instance.left).toContain('no');
    expect(instance.state.status).toBe('completed');
  });

  it('ends a loop without a wait after 10,000 elements, and goes on when a person resolves it', async () => {
    const xml = bpmn(`${START_END}<task id="again"/><exclusiveGateway id="x" default="x-again"/>
      ${flows('start again x')}${flow('x', 'again')}${flow('x', 'end', '=stop')}`);
    const instance = await play(xml, { stop: false });
    expect(instance.incidents).toMatchObject([{ error: 'EXECUTION_LIMIT', of: 0 }]);
    expect(instance.events.length).toBeGreaterThan(10);
    instance.apply((facts, state) => setVariables(state, { scope: 0, variables: { stop: true }, local: true }, facts));
    instance.apply((facts, state) => resolveIncident(state, { incident: instance.incidents[0]?.part ?? 0 }, facts));
    expect(instance.state.status).toBe('completed');
  });
});
