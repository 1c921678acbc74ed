import { copyDocuments } from '#documents';
import { showProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Places } from './open-place.js';
import { withPlaces } from './open-place.js';
import type { PlaceOptions } from './place-options.js';

/** @throws UsageMistake, Mistake, PostgresUnusable */
export async function copyAllDocuments(terminal: Terminal, options: PlaceOptions): Promise<void> {
  await withPlaces(options, (places) => copy(terminal, places));
}

async function copy(terminal: Terminal, { from, to }: Places): Promise<void> {
  const { length } = await from.documents.hashes();
  const progress = showProgress(terminal, 'copying', length, 'documents');
  const { copied, present, damaged } = await copyDocuments(from.documents, to.documents, (done) => {
    progress.at(done);
  }).finally(() => {
    progress.end();
  });
  terminal.print(`copied: documents: ${copied}, there already: ${present}`);
  terminal.print(`  from ${from.name} to ${to.name}`);
  for (const sha256 of damaged) terminal.note(`the document ${sha256} is damaged and was left out: put it in again`);
}
