import { idFrom } from '#event-sourcing';
import { adopted, ILLUSTRATION, SpecLog, UNIT } from '../spec-log.fixture.js';
import { dateInWords } from './german-words.js';
import { reportPage } from './report-page.js';

const kept = { id: idFrom('report'), version: 1, sha256: 'a'.repeat(64) };

function pageOf(log: SpecLog, illustrations = false): string {
  return reportPage(log.compile({ illustrations }), kept);
}

describe('the page of a report', () => {
  it('is one page, wholly in German, that loads nothing', () => {
    const log = new SpecLog();
    const id = adopted(log, 'Sprachkurse', { schedule: { start: '2019-H2', end: '2020-03' } });
    log.add(`measure-${id}`, { type: 'MeasureStarted', data: {} });
    log.add(`measure-${id}`, { type: 'MeasureBlocked', data: { reason: 'Es fehlen Räume.' } });
    const page = pageOf(log);
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('<span aria-hidden="true">■</span> rot');
    expect(page).toContain('2. Halbjahr 2019 bis März 2020');
    expect(page).toContain('blockiert: „Es fehlen Räume.“');
    expect(page).toContain('Soziales und Wohnen');
    expect(page).toContain(kept.sha256);
    expect(page).not.toMatch(/<script|<link|src=|url\(|http/u);
    expect(page).not.toContain('undefined');
  });

  it('names every column and row of its tables for screen readers', () => {
    const log = new SpecLog();
    adopted(log, 'Sprachkurse');
    const page = pageOf(log);
    expect(page.match(/<th(?=[ >])(?! scope="(?:col|row)")/gu)).toBeNull();
    expect(page.match(/<h1>/gu)).toHaveLength(1);
  });

  it('is marked where it contains illustrations, and only there', () => {
    const log = new SpecLog();
    adopted(log, 'Beispiel', {}, { evidence: ILLUSTRATION });
    expect(pageOf(log, true)).toContain('Enthält Illustrationen');
    expect(pageOf(log)).not.toContain('Enthält Illustrationen');
  });

  it('shows texts unchanged, with any content', () => {
    const log = new SpecLog();
    const nasty = `<img src=x onerror="alert('1')">&`;
    const id = adopted(log, nasty, { lead: UNIT });
    log.addUntyped(`organisation-${UNIT}`, { type: 'OrganisationRenamed', data: { name: nasty } });
    log.add(`measure-${id}`, { type: 'TrafficLightOverridden', data: { light: 'red', reason: nasty } });
    const page = pageOf(log);
    expect(page).not.toContain('<img');
    expect(page).toContain('&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62;&#38;');
  });

  it('shows dates as precisely as they are known', () => {
    expect(['2020-06-30', '2018-10', '2018-Q4', '2018-H2', '2018~', 'unknown'].map(dateInWords)).toEqual([
      ...['30.06.2020', 'Oktober 2018', '4. Quartal 2018', '2. Halbjahr 2018', 'ca. 2018', 'unbekannt'],
    ]);
  });
});
