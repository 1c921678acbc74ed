import { agendaItems, meetings, papers } from '#council';
import type { Reads } from '#http';
import { rowsIfReady } from '#shared-kernel';
import { assignments } from '#steering';
import type { ReportContent } from './report-content.js';

/** The content as far as the reader may read it, and how many entries were left out. Figures stay as they are. */
export async function readableContent(
  reads: Reads,
  content: ReportContent,
): Promise<{ readonly content: ReportContent; readonly withheld: number }> {
  const isReadable = await readableIn(reads, content);
  const outcomes = content.outcomes.filter(({ meeting, item }) => isReadable(`${meeting}/${item}`));
  const open = content.assignments.open.filter(({ id }) => isReadable(id));
  const deviations = content.deviations.filter(({ kind, id }) => !DEPENDING.has(kind) || isReadable(id));
  const withheld =
    content.outcomes.length
    - outcomes.length
    + (content.assignments.open.length - open.length)
    + (content.deviations.length - deviations.length);
  return { content: { ...content, outcomes, assignments: { ...content.assignments, open }, deviations }, withheld };
}

/** Kinds of entities that may be not public. */
const DEPENDING: ReadonlySet<string> = new Set(['meeting', 'paper', 'assignment']);

async function readableIn(reads: Reads, content: ReportContent): Promise<(key: string) => boolean> {
  const idsOf = (wanted: string): readonly string[] =>
    content.deviations.flatMap(({ kind, id }) => (kind === wanted ? [id] : []));
  const [sittings, written] = [idsOf('meeting'), idsOf('paper')];
  const given = [...content.assignments.open.map(({ id }) => id), ...idsOf('assignment')];
  const held = content.outcomes.map(({ meeting }) => meeting);
  const rows = [
    ...(await rowsIfReady(sittings, (some) => reads.rows(meetings, (all) => all.where('id', 'in', some)))),
    ...(await rowsIfReady(written, (some) => reads.rows(papers, (all) => all.where('id', 'in', some)))),
    ...(await rowsIfReady(given, (some) => reads.rows(assignments, (all) => all.where('id', 'in', some)))),
  ];
  const items = await rowsIfReady(held, (some) => reads.rows(agendaItems, (all) => all.where('meeting', 'in', some)));
  const readable = new Set([...rows.map(({ id }) => id), ...items.map(({ meeting, id }) => `${meeting}/${id}`)]);
  return (key) => readable.has(key);
}
