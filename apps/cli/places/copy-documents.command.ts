import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import { notBlank } from '../terminal/option-values.js';
import { showProgress } from '../terminal/progress.js';
import { Terminal } from '../terminal/terminal.js';
import type { PlaceOptions, Places } from './open-place.js';
import { withPlaces } from './open-place.js';

@Command({
  name: 'copy-documents',
  description: 'Copy documents between a data folder and a PostgreSQL; may be repeated, and goes on where it was',
})
export class CopyDocumentsCommand extends CommandRunner {
  constructor(@Inject(Terminal) private readonly terminal: Terminal) {
    super();
  }

  async run(_arguments: string[], options: PlaceOptions): Promise<void> {
    await withPlaces(options, (places) => this.#copy(places));
  }

  @Option({
    flags: '--from <folder|url>',
    description: 'a data folder, or postgresql://user:password@host:port/database',
  })
  parseFrom(text: string): string {
    return notBlank('--from', text);
  }

  @Option({ flags: '--to <folder|url>', description: 'the other place; a folder is made when it is not there' })
  parseTo(text: string): string {
    return notBlank('--to', text);
  }

  async #copy({ from, to }: Places): Promise<void> {
    const { copyDocuments } = await import('#documents');
    const { length } = await from.documents.hashes();
    const progress = showProgress(this.terminal, 'copying', length, 'documents');
    const { copied, present, damaged } = await copyDocuments(from.documents, to.documents, (done) => {
      progress.at(done);
    }).finally(() => {
      progress.end();
    });
    this.terminal.print(`copied: documents: ${copied}, there already: ${present}`);
    this.terminal.print(`  from ${from.name} to ${to.name}`);
    for (const sha256 of damaged)
      this.terminal.note(`the document ${sha256} is damaged and was left out: put it in again`);
  }
}
