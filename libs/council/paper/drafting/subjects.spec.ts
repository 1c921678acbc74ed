import { idFrom } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import type { Subject } from '#shared-kernel';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';

const facts = { days: {} };
const courses: Subject = { kind: 'measure', id: idFrom('courses'), version: 1 };
const drafted: PaperEvent = { type: 'PaperDrafted', data: { title: 'Sprachkurse', public: 'yes', processes: [] } };
const named: PaperEvent = { type: 'PaperSubjectsNamed', data: { version: 1, subjects: [courses] } };
const second: PaperEvent = { type: 'PaperVersionAdded', data: { version: 2, title: 'Sprachkurse', public: 'yes' } };
const known: PaperEvent = {
  type: 'KnownPaperRecorded',
  data: { title: 'Sprachkurse', public: 'yes', processes: [], reference: '20196743', year: 2019 },
};

describe('a subject of a paper', () => {
  it('is named for the present version, and again for each new version', () => {
    given(paperDecider, [drafted])
      .when('NamePaperSubjects', { subjects: [courses] }, {}, facts)
      .then([named]);
    given(paperDecider, [drafted, named])
      .when('NamePaperSubjects', { subjects: [courses] }, {}, facts)
      .isAlreadySo('names these already');
    given(paperDecider, [drafted, named, second])
      .when('NamePaperSubjects', { subjects: [courses] }, {}, facts)
      .then([{ ...named, data: { version: 2, subjects: [courses] } }]);
  });

  it('is not named after the committees have the paper', () => {
    given(paperDecider, [known])
      .when('NamePaperSubjects', { subjects: [courses] }, {}, facts)
      .then([named]);
    given(paperDecider, [known, { type: 'ConsultationBegan', data: { step: 's' } }])
      .when('NamePaperSubjects', { subjects: [courses] }, {}, facts)
      .refuses('paper is with the committees');
    given(paperDecider, [drafted, { type: 'PaperWithdrawn', data: {} }])
      .when('NamePaperSubjects', { subjects: [courses] }, {}, facts)
      .refuses('paper is withdrawn');
  });

  it('must exist, and is named once', () => {
    const missingSubject = { reason: 'goal does not exist', field: 'subjects.0.id' } as const;
    given(paperDecider, [drafted])
      .when('NamePaperSubjects', { subjects: [courses] }, {}, { ...facts, missingSubject })
      .refuses('goal does not exist', 'unknownReference');
    given(paperDecider, [drafted])
      .when('NamePaperSubjects', { subjects: [courses, courses] }, {}, facts)
      .refuses('a subject is listed twice');
  });
});
