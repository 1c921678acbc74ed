import type { Past } from '#event-sourcing/testing';
import { given } from '#event-sourcing/testing';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';
import { none, drafted, asked, given1, released, submitted, withdrawn, known, number } from './drafting.fixture.js';

describe('a paper that is drafted', () => {
  it('begins with its first version, whose publicity is unknown unless stated', () => {
    given(paperDecider, []).when('DraftPaper', { title: 'Sachstandsbericht' }, {}, none).then([drafted]);
  });

  it('is drafted once, and for processes that exist', () => {
    given(paperDecider, [drafted]).when('DraftPaper', { title: 'Bericht' }, {}, none).refuses('paper exists already');
    given(paperDecider, [])
      .when(
        'DraftPaper',
        { title: 'Bericht' },
        {},
        { ...none, missing: { kind: 'process', id: 'p', field: 'processes.0' } },
      )
      .refuses('process does not exist', 'unknownReference');
  });

  it('takes a new version, which asks each co-signer again and takes the release back', () => {
    const version = { version: 2, title: 'Sachstandsbericht 2018', public: 'unknown' } as const;
    given(paperDecider, [drafted, asked, given1, released])
      .when('AddPaperVersion', { title: 'Sachstandsbericht 2018' }, {}, none)
      .then([{ type: 'PaperVersionAdded', data: version }]);
    const second: Past<PaperEvent> = { type: 'PaperVersionAdded', data: version };
    given(paperDecider, [drafted, asked, given1, released, second])
      .when('ReleasePaper', {}, {}, none)
      .refuses('co-signatures are open');
    given(paperDecider, [drafted, released, second])
      .when('SubmitPaper', number, {}, none)
      .refuses('paper is not released');
  });

  it('takes no version that changes nothing', () => {
    given(paperDecider, [drafted])
      .when('AddPaperVersion', { title: 'Sachstandsbericht' }, {}, none)
      .refuses('version would change nothing');
  });

  it('takes no new version once the committees have it, unless it is known from an extract', () => {
    const data = { document: 'a'.repeat(64) };
    given(paperDecider, [drafted, released, submitted])
      .when('AddPaperVersion', data, {}, none)
      .refuses('paper is with the committees');
    given(paperDecider, [drafted, withdrawn]).when('AddPaperVersion', data, {}, none).refuses('paper is withdrawn');
    given(paperDecider, [known])
      .when('AddPaperVersion', data, {}, none)
      .then([
        { type: 'PaperVersionAdded', data: { version: 2, title: 'Sachstandsbericht', public: 'unknown', ...data } },
      ]);
  });
});
