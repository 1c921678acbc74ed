import { given } from '#event-sourcing/testing';
import { organisationDecider } from './organisation.js';

const registered = {
  type: 'OrganisationRegistered',
  data: { name: 'Kultur', kind: 'area', from: '2010' },
} as const;
const facts = { parentExists: true };

describe('an organisation', () => {
  it('is registered once', () => {
    given(organisationDecider, [])
      .when('RegisterOrganisation', { name: 'Kultur', kind: 'area', from: '2010' }, {}, facts)
      .then([registered]);
    given(organisationDecider, [registered])
      .when('RegisterOrganisation', { name: 'Kultur', kind: 'area' }, {}, facts)
      .refuses('organisation is registered already');
  });

  it('belongs only to an organisation that exists', () => {
    given(organisationDecider, [])
      .when('RegisterOrganisation', { name: 'Theater', kind: 'area', parent: 'x' }, {}, { parentExists: false })
      .refuses('parent organisation does not exist', 'unknownReference');
  });

  it('is not renamed to the name it has', () => {
    given(organisationDecider, [registered]).when('RenameOrganisation', { name: 'Kultur' }).isAlreadySo('has this name already');
  });

  it('does not end before it began', () => {
    given(organisationDecider, [registered])
      .when('EndOrganisation', { on: '2009-12-31' })
      .refuses('organisation would end before it began');
  });

  it('takes nothing more once it has ended', () => {
    given(organisationDecider, [registered, { type: 'OrganisationEnded', data: { on: '2019-12-31' } }])
      .when('RenameOrganisation', { name: 'Kultur und Theater' })
      .refuses('organisation has ended');
  });
});
