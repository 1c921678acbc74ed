import { counted, extractOf, extractText, outcomeOf } from './extract.fixture.js';

describe('an outcome in doubt', () => {
  it.each([
    ['Nicht zur Kenntnis genommen.'],
    ['Der Antrag wird nicht angenommen.'],
    ['Der Bericht wird nicht zur Kenntnis genommen.'],
    ['Es kam keine Einigung zustande.'],
    ['Der Antrag findet keine Zustimmung.'],
    ['Keine Abstimmung.'],
    ['Der Punkt soll vertagt werden.'],
    ['Der Ausschuss möge den Antrag ablehnen.'],
    ['Der Antrag könnte angenommen werden.'],
    ['Es wird beantragt, den Punkt zu vertagen.'],
    ['Der Antrag auf Vertagung wird abgelehnt.'],
    ['Der Änderungsantrag wird angenommen.'],
    ['Einstimmig.'],
    ['Angenommen und abgelehnt.'],
    ['Der Antrag wird angenommen.\n\nDer Antrag wird abgelehnt.'],
    ['Vertagt und an den Hauptausschuss verwiesen.'],
    ['Angenommen (3 Ja, 7 Nein).'],
    ['Abgelehnt (7 Ja, 3 Nein).'],
    ['Mit 5 Ja-Stimmen und 5 Nein-Stimmen angenommen.'],
    ['Es wird auf die Vorlage verwiesen.'],
    ['Der Stadtrat hat dem Konzept zugestimmt.'],
    ['Die Verwaltung nimmt die Anregung zur Kenntnis.'],
    ['Die Fraktion lehnt den Antrag ab.'],
    ['Die Vorlage wurde bereits im Januar beschlossen.'],
    ['Wenn der Stadtrat zustimmt, ist der Antrag angenommen.'],
    ['„Kenntnis genommen.“'],
    ['Durch Stichentscheid angenommen.'],
    ['Siehe Anlage.'],
    ['Weder angenommen noch abgelehnt.'],
    ['Statt vertagt wurde beschlossen.'],
  ])('%j gives unrecognised', (words) => {
    expect(outcomeOf(words).kind).toBe('unrecognised');
  });

  it('without a word for a tie keeps its votes', () => {
    expect(outcomeOf('5 Ja-Stimmen, 5 Nein-Stimmen')).toMatchObject({
      kind: 'unrecognised',
      tally: counted(5, 5, null),
    });
    expect(outcomeOf('Stimmengleichheit (5 Ja, 5 Nein)')).toMatchObject({
      kind: 'unrecognised',
      tally: counted(5, 5, null),
    });
  });

  it('with a divided vote is not unanimous', () => {
    expect(outcomeOf('Einstimmig angenommen (7 Ja, 3 Nein).')).toMatchObject({ kind: 'adopted', stated: null });
    expect(outcomeOf('Nicht einstimmig, aber mehrheitlich.').stated).toBeNull();
  });

  it('keeps its words', () => {
    expect(outcomeOf('Mehrheitlich angenommen.\n(7 Ja, 3 Nein)').text).toBe('Mehrheitlich angenommen. (7 Ja, 3 Nein)');
    expect(outcomeOf('Wird so gemacht.').text).toBe('Wird so gemacht.');
  });

  it('is absent if the text ends with the discussion', () => {
    const { outcome, deliberation, missing } = extractOf(
      extractText({
        text: 'Die Leitung Soziales berichtet ausführlich. Die Fraktion hofft, dass der Antrag angenommen wird.',
      }),
    );
    expect(outcome).toEqual({
      kind: 'unrecognised',
      text: null,
      stated: null,
      tally: null,
      referredTo: [],
      postponedTo: null,
      passages: [],
    });
    expect(deliberation).toMatch(/^Die Leitung .* angenommen wird\.$/u);
    expect(missing).toContain('$.outcome.text');
  });
});
