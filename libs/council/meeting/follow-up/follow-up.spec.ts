import { idFrom, partId } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { COMMAND_ID } from '#event-sourcing/testing';
import type { Subject } from '#shared-kernel';
import { eventOf, meeting, ofCouncil, opened, planned, recorded } from '../meeting.fixture.js';
import type { MeetingEvent } from '../meeting.events.js';

const courses: Subject = { kind: 'measure', id: idFrom('courses'), version: 1 };
const revised: Subject = { ...courses, version: 2 };
const wording = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const named = (...subjects: readonly Subject[]): Past<MeetingEvent> => ({
  type: 'ItemSubjectsNamed',
  data: { item: 'i1', subjects },
});
const held: Past<MeetingEvent> = {
  type: 'HeldMeetingRecorded',
  data: {
    committee: idFrom('a committee'),
    heldOn: '2019-02-14',
    sequence: 1,
    public: 'yes',
    processes: [],
    completeness: 'full',
    jointWith: [],
  },
};

describe('a subject of an item', () => {
  it('is named before the meeting, and can be replaced', () => {
    meeting(planned)
      .when('NameItemSubjects', { item: 'i1', subjects: [courses] }, {}, ofCouncil)
      .then([named(courses)]);
    meeting([...planned, named(courses)])
      .when('NameItemSubjects', { item: 'i1', subjects: [revised] }, {}, ofCouncil)
      .then([named(revised)]);
    meeting([...planned, named(courses)])
      .when('NameItemSubjects', { item: 'i1', subjects: [courses] }, {}, ofCouncil)
      .isAlreadySo('names these already');
  });

  it('is not named after the committee has decided', () => {
    meeting([...opened, recorded('i1', { kind: 'adopted' })])
      .when('NameItemSubjects', { item: 'i1', subjects: [courses] }, {}, ofCouncil)
      .refuses('consultation of the item has ended already');
    meeting([...opened, recorded('i1', { kind: 'discussedOnly' })])
      .when('NameItemSubjects', { item: 'i1', subjects: [courses] }, {}, ofCouncil)
      .then([named(courses)]);
  });

  it('is named after the decision where the committee amended it, and in a meeting known from documents', () => {
    meeting([...opened, named(courses), recorded('i1', { kind: 'adoptedAsAmended', wording })])
      .when('NameItemSubjects', { item: 'i1', subjects: [revised] }, {}, ofCouncil)
      .then([named(revised)]);
    meeting([...planned, held, recorded('i1', { kind: 'adopted' })])
      .when('NameItemSubjects', { item: 'i1', subjects: [courses] }, {}, ofCouncil)
      .then([named(courses)]);
  });

  it('must exist, and is named once', () => {
    const missing = { reason: 'measure does not exist', field: 'subjects.0.id' } as const;
    meeting(planned)
      .when('NameItemSubjects', { item: 'i1', subjects: [courses] }, {}, { ...ofCouncil, missing })
      .refuses('measure does not exist', 'unknownReference');
    meeting(planned)
      .when('NameItemSubjects', { item: 'i1', subjects: [courses, revised] }, {}, ofCouncil)
      .refuses('a subject is listed twice');
    meeting(planned)
      .when('NameItemSubjects', { item: 'another item', subjects: [courses] }, {}, ofCouncil)
      .refuses('item is not on this agenda', 'notFound');
  });
});

describe('a request of a committee', () => {
  const asked = { item: 'i1', text: 'Bis zur nächsten Sitzung die Kosten darstellen', due: '2019-06' };
  const request = partId(COMMAND_ID, 'request', 0);
  const event = { type: 'ItemRequestRecorded', data: { ...asked, request } } as const;

  it('is recorded while the meeting is open, and also when it is known from documents', () => {
    meeting(opened).when('RecordItemRequest', asked, {}, ofCouncil).then([event]);
    meeting([...planned, held])
      .when('RecordItemRequest', asked, {}, ofCouncil)
      .then([event]);
  });

  it('is not recorded before the meeting', () => {
    meeting(planned).when('RecordItemRequest', asked, {}, ofCouncil).refuses('meeting is planned only');
    meeting(opened)
      .when('RecordItemRequest', asked, { occurredOn: '2019-02-13' }, ofCouncil)
      .refuses('it would lie before the opening of the meeting');
  });

  it('is recorded a hundred times an item', () => {
    const often = Array.from({ length: 100 }, () => event);
    meeting([...opened, ...often])
      .when('RecordItemRequest', asked, {}, ofCouncil)
      .refuses('item has too many requests');
  });
});

describe('an outcome that was not carried out', () => {
  const past = [...opened, named(courses), recorded('i1', { kind: 'adopted' })];
  const reminder = { event: eventOf('i1'), open: [courses] };
  const due: Past<MeetingEvent> = { type: 'OutcomeFollowUpDue', data: { item: 'i1', ...reminder } };

  it('has one reminder', () => {
    meeting(past).when('RemindOfOutcome', reminder, {}, ofCouncil).then([due]);
    meeting([...past, due])
      .when('RemindOfOutcome', reminder, {}, ofCouncil)
      .isAlreadySo('is reminded of already');
  });

  it('has no reminder when it is unknown', () => {
    meeting(past)
      .when('RemindOfOutcome', { ...reminder, event: idFrom('nothing') }, {}, ofCouncil)
      .refuses('outcome is not known in this meeting', 'unknownReference');
  });
});
