import { Module } from '@nestjs/common';
import { ActorCommand } from './access/actor.command.js';
import { TokenCommand } from './access/token.command.js';
import { AuditCommand } from './audit/audit.command.js';
import { HistoryCommand } from './audit/history.command.js';
import { BackupCommand } from './backup/backup.command.js';
import { RestoreCommand } from './backup/restore.command.js';
import { CopyLogCommand } from './copy/copy-log.command.js';
import { DemoCommand } from './demo/demo.command.js';
import { ImportCommand } from './minutes/import.command.js';
import { PoliciesCommand } from './operations/policies.command.js';
import { ProjectionsCommand } from './operations/projections.command.js';
import { ServeCommand } from './operations/serve.command.js';
import { CopyDocumentsCommand } from './places/copy-documents.command.js';
import { CopyKeysCommand } from './places/copy-keys.command.js';
import { ReportCommand } from './reports/report.command.js';
import { ServerAccess } from './server-access.js';
import { Program } from './terminal/program.js';
import { Terminal } from './terminal/terminal.js';

/** The command line's words, in the order of its help. */
const commands = [
  ServeCommand,
  DemoCommand,
  ImportCommand,
  HistoryCommand,
  AuditCommand,
  ReportCommand,
  TokenCommand,
  ActorCommand,
  ProjectionsCommand,
  PoliciesCommand,
  BackupCommand,
  RestoreCommand,
  CopyKeysCommand,
  CopyDocumentsCommand,
  CopyLogCommand,
];

@Module({
  providers: [Program, Terminal, ServerAccess, ...commands.flatMap((command) => command.registerWithSubCommands())],
})
export class CliModule {}
