import { intentOfProposal } from './intent-of-proposal.js';

describe('The intent of an item, from the words of its proposal', () => {
  it.each([
    'Der Sozialausschuss möge den Bericht zur Kenntnis nehmen.',
    'Der Ausschuss für Umwelt und Verkehr möge\nden Sachstand zur Kenntnis nehmen',
    'Die Mitglieder mögen die Vorlage zur Kenntnis nehmen.',
    'Um Kenntnisnahme wird gebeten.',
  ])('is an acknowledgement: %s', (proposal) => {
    expect(intentOfProposal(proposal)).toBe('acknowledgement');
  });

  it.each([
    null,
    'Der Rat möge den Bericht zur Kenntnis nehmen und die Verwaltung beauftragen.',
    'Der Rat möge den Antrag beschließen und den Bericht zur Kenntnis nehmen.',
    'Der Rat möge den Bericht zur Kenntnis nehmen. Die Verwaltung wird beauftragt, ihn fortzuschreiben.',
    'Der Rat möge beschließen, den Bericht zur Kenntnis zu nehmen.',
    'Der Rat möge den Bericht nicht beschließen.',
  ])('stays unknown where another act is asked for, or none: %s', (proposal) => {
    expect(intentOfProposal(proposal)).toBeUndefined();
  });
});
