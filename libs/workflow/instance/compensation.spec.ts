import { bpmn, flows, service } from '../testing/bpmn.js';
import type { PlayedInstance } from '../testing/played-instance.js';
import { play } from '../testing/played-instance.js';
import { throwJobError } from './triggers.js';

const EVENTS = '<startEvent id="start"/><endEvent id="end"/>';

/** A service task with a handler that undoes it. */
function undoable(id: string): string {
  const handler = service(`undo-${id}`).replace('<serviceTask ', '<serviceTask isForCompensation="true" ');
  return `${service(id)}${handler}<boundaryEvent id="${id}-done" attachedToRef="${id}"><compensateEventDefinition id="${id}-d"/></boundaryEvent>
    <association id="${id}-a" associationDirection="One" sourceRef="${id}-done" targetRef="undo-${id}"/>`;
}

function throwing(id: string, activity?: string): string {
  const reference = activity === undefined ? '' : ` activityRef="${activity}"`;
  return `<intermediateThrowEvent id="${id}"><compensateEventDefinition id="${id}-d"${reference}/></intermediateThrowEvent>`;
}

/** Completes the only open job, which must be this one. */
function complete(instance: PlayedInstance, ...types: readonly string[]): PlayedInstance {
  for (const type of types) {
    expect(instance.jobTypes).toEqual([type]);
    instance.complete(type);
  }
  return instance;
}

describe('Compensation', () => {
  it('undoes what has completed, the last activity first, and then goes on', async () => {
    const xml = bpmn(
      `${EVENTS}${undoable('book')}${undoable('invite')}${throwing('back')}${service('then')}${flows('start book invite back then end')}`,
    );
    const instance = complete(await play(xml), 'book', 'invite', 'undo-invite', 'undo-book', 'then');
    expect(instance.state.status).toBe('completed');
  });

  it('undoes one activity alone when the event names it', async () => {
    const xml = bpmn(
      `${EVENTS}${undoable('book')}${undoable('invite')}${throwing('back', 'book')}${flows('start book invite back end')}`,
    );
    expect(complete(await play(xml), 'book', 'invite', 'undo-book').state.status).toBe('completed');
  });

  it('undoes nothing twice', async () => {
    const xml = bpmn(
      `${EVENTS}${undoable('book')}${throwing('back')}${throwing('again')}${flows('start book back again end')}`,
    );
    expect(complete(await play(xml), 'book', 'undo-book').state.status).toBe('completed');
  });

  it('passes at once when nothing has completed', async () => {
    const xml = bpmn(`${EVENTS}${throwing('back')}${undoable('book')}${flows('start back book end')}`);
    expect((await play(xml)).jobTypes).toEqual(['book']);
  });

  it('undoes what was done in a subprocess that has completed', async () => {
    const inside = `<startEvent id="in"/>${undoable('book')}${undoable('invite')}<endEvent id="out"/>${flows('in book invite out')}`;
    const xml = bpmn(
      `${EVENTS}<subProcess id="sub">${inside}</subProcess>${throwing('back', 'sub')}${flows('start sub back end')}`,
    );
    expect(complete(await play(xml), 'book', 'invite', 'undo-invite', 'undo-book').state.status).toBe('completed');
  });

  it('undoes nothing of a subprocess that was ended from outside', async () => {
    const inside = `<startEvent id="in"/>${undoable('book')}${service('fail')}<endEvent id="out"/>${flows('in book fail out')}`;
    const boundary =
      '<boundaryEvent id="failed" attachedToRef="sub"><errorEventDefinition id="f"/></boundaryEvent><endEvent id="other"/>';
    const xml = bpmn(
      `${EVENTS}<subProcess id="sub">${inside}</subProcess>${boundary}${throwing('back')}${flows('start sub end', 'failed back other')}`,
    );
    const instance = complete(await play(xml), 'book');
    instance.apply((facts, state) => throwJobError(state, instance.jobPart, { code: 'x', variables: {} }, facts));
    expect(instance.state.status).toBe('completed');
    expect(instance.left).not.toContain('undo-book');
  });

  it('by an event subprocess undoes what is around it', async () => {
    const handler = `<subProcess id="sub" triggeredByEvent="true"><startEvent id="failed"><errorEventDefinition id="f"/></startEvent>
      <endEvent id="back"><compensateEventDefinition id="b"/></endEvent>${flows('failed back')}</subProcess>`;
    const xml = bpmn(`${EVENTS}${undoable('book')}${service('fail')}${handler}${flows('start book fail end')}`);
    const instance = complete(await play(xml), 'book');
    instance.apply((facts, state) => throwJobError(state, instance.jobPart, { code: 'x', variables: {} }, facts));
    expect(complete(instance, 'undo-book').state.status).toBe('completed');
  });

  it('needs a handler', async () => {
    const xml = bpmn(`${EVENTS}${undoable('book').replace(/<association[^>]*>/u, '')}${flows('start book end')}`);
    await expect(play(xml)).rejects.toThrow('no compensation handler is connected');
  });
});
