import { partId } from '#event-sourcing';
import { COMMAND_ID } from '#event-sourcing/testing';
import { inAgendaOrder } from './agenda-order.js';
import { MOST_ITEMS } from './agenda.state.js';
import { invited, item, meeting, ofCouncil, opened, planned, scheduled } from '../meeting.fixture.js';

const added = {
  item: partId(COMMAND_ID, 'item', 0),
  number: '3',
  title: 'Verschiedenes',
  intent: 'unknown',
  paper: { kind: 'unknown' },
  public: 'unknown',
  part: 'unknown',
} as const;

describe('an agenda', () => {
  it('takes items until the meeting is over', () => {
    const asked = { number: '3', title: 'Verschiedenes' };
    meeting(planned)
      .when('AddItem', asked, {}, ofCouncil)
      .then([{ type: 'ItemAdded', data: added }]);
    meeting(invited)
      .when('AddItem', asked, {}, ofCouncil)
      .then([{ type: 'ItemAdded', data: added }]);
    meeting([...opened, { type: 'MeetingClosed', data: {} }])
      .when('AddItem', asked, {}, ofCouncil)
      .refuses('meeting is closed');
  });

  it('has each number and each id once', () => {
    meeting(planned)
      .when('AddItem', { number: '2', title: 'x' }, {}, ofCouncil)
      .refuses('number is taken by another item');
    meeting(planned)
      .when('AddItem', { item: 'i1', number: '3', title: 'x' }, {}, ofCouncil)
      .refuses('item id is taken');
  });

  it('is bounded, so that closing stays one append', () => {
    const many = Array.from({ length: MOST_ITEMS }, (_, index) => item(`i${index}`, String(index)));
    meeting([scheduled, ...many])
      .when('AddItem', { number: 'x', title: 'x' }, {}, ofCouncil)
      .refuses('agenda is full');
  });

  it('is extended in the open meeting only as a deviation of that item', () => {
    meeting(opened).when('AddItem', { number: '3', title: 'Verschiedenes' }, {}, ofCouncil).violates('notOnAgenda');
    const deviations = [{ rule: 'notOnAgenda', reason: 'urgent' }];
    const { decision } = meeting(opened).when(
      'AddItem',
      { number: '3', title: 'Verschiedenes' },
      { deviations },
      ofCouncil,
    );
    expect(decision).toMatchObject({
      events: [
        { type: 'ItemAdded', data: added },
        { type: 'DeviationNoted', data: { rule: 'notOnAgenda', subject: added.item } },
      ],
    });
  });

  it('moves an item: the number changes, the id does not', () => {
    meeting(planned)
      .when('MoveItem', { item: 'i1', number: '7' }, {}, ofCouncil)
      .then([{ type: 'ItemMoved', data: { item: 'i1', number: '7' } }]);
    meeting(planned)
      .when('MoveItem', { item: 'i1', number: '1' }, {}, ofCouncil)
      .isAlreadySo('has this number already');
    meeting(planned)
      .when('MoveItem', { item: 'i1', number: '2' }, {}, ofCouncil)
      .refuses('number is taken by another item');
    meeting(planned)
      .when('MoveItem', { item: 'i9', number: '9' }, {}, ofCouncil)
      .refuses('item is not on this agenda', 'notFound');
  });

  it('excludes the public from an item and admits it again', () => {
    const excluded = [...planned, { type: 'PublicExcluded', data: { item: 'i1' } } as const];
    meeting(planned)
      .when('ExcludePublic', { item: 'i1', reason: 'personal matters' }, {}, ofCouncil)
      .then([{ type: 'PublicExcluded', data: { item: 'i1', reason: 'personal matters' } }]);
    meeting(excluded).when('ExcludePublic', { item: 'i1' }, {}, ofCouncil).isAlreadySo('is not public already');
    meeting(excluded)
      .when('RestorePublic', { item: 'i1' }, {}, ofCouncil)
      .then([{ type: 'PublicRestored', data: { item: 'i1' } }]);
    meeting(planned).when('RestorePublic', { item: 'i1' }, {}, ofCouncil).isAlreadySo('is public already');
  });

  it('is ordered by its numbers, items that are not public last', () => {
    const numbers = ['N 1', '10', '5.1', 'Ö 2', '5', 'N2', '5a'].map((number) => ({
      number,
      part: 'unknown' as const,
    }));
    expect(inAgendaOrder(numbers).map(({ number }) => number)).toEqual(['Ö 2', '5', '5.1', '5a', '10', 'N 1', 'N2']);
  });
});
