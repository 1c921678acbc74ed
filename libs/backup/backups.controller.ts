import { ApiReadProblems, May, Problem } from '#http';
import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { BackupSource, MadeBackup } from './make-backup.js';
import { makeBackup } from './make-backup.js';

/** The source of backups, and the machine clock (ISO 8601 UTC). */
export interface BackupPorts extends BackupSource {
  readonly now: () => string;
  /** Whether all data lies in the data folder. Data on servers is backed up with the servers' tools. */
  readonly isInFolder: boolean;
}
export const BACKUPS = Symbol('Backups');

@ApiTags('Operations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('backups')
export class BackupsController {
  #running = false;

  constructor(@Inject(BACKUPS) private readonly ports: BackupPorts) {}

  @Post()
  @HttpCode(201)
  @May('administrator')
  @ApiOperation({
    summary: 'Copy events, keys and documents into the data folder, below `backups`, while the server goes on',
    description: 'Roles: administrator. The keys come into a folder of their own. Answers when the copy is complete.',
    operationId: 'MakeBackup',
  })
  @ApiResponse({ status: 201, description: 'The folders on the server, and the manifest.' })
  @ApiResponse({ status: 409, description: 'Another backup is being made, or not everything lies in the data folder.' })
  async make(): Promise<MadeBackup> {
    if (!this.ports.isInFolder) {
      throw new Problem('refused', {
        reason: 'what lies on EventStoreDB or PostgreSQL is backed up with their own tools',
        german: 'Was in EventStoreDB oder PostgreSQL liegt, wird mit deren eigenen Werkzeugen gesichert.',
      });
    }
    if (this.#running) {
      throw new Problem('refused', {
        reason: 'a backup is being made already',
        german: 'Es wird schon eine Sicherung erstellt.',
      });
    }
    this.#running = true;
    try {
      return await makeBackup(this.ports, this.ports.now());
    } finally {
      this.#running = false;
    }
  }
}
