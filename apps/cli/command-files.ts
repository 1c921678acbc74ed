import type { DefineCommand } from './command-context.js';

/** The commands in the order of the help. The file of a command is loaded when the command is called, or for the help. */
export const COMMAND_FILES: ReadonlyMap<string, () => Promise<DefineCommand>> = new Map([
  ['serve', async () => (await import('./operations/serve.command.js')).serveCommand],
  ['demo', async () => (await import('./demo/demo.command.js')).demoCommand],
  ['workflow', async () => (await import('./workflow/workflow.command.js')).workflowCommand],
  ['import', async () => (await import('./minutes/import.command.js')).importCommand],
  ['history', async () => (await import('./audit/history.command.js')).historyCommand],
  ['audit', async () => (await import('./audit/audit.command.js')).auditCommand],
  ['report', async () => (await import('./reports/report.command.js')).reportCommand],
  ['token', async () => (await import('./access/token.command.js')).tokenCommand],
  ['actor', async () => (await import('./access/actor.command.js')).actorCommand],
  ['projections', async () => (await import('./operations/projections.command.js')).projectionsCommand],
  ['policies', async () => (await import('./operations/policies.command.js')).policiesCommand],
  ['backup', async () => (await import('./backup/backup.command.js')).backupCommand],
  ['restore', async () => (await import('./backup/restore.command.js')).restoreCommand],
  ['check-keys', async () => (await import('./access/check-keys.command.js')).checkKeysCommand],
  ['copy-keys', async () => (await import('./places/copy-keys.command.js')).copyKeysCommand],
  ['copy-documents', async () => (await import('./places/copy-documents.command.js')).copyDocumentsCommand],
  ['copy-log', async () => (await import('./copy/copy-log.command.js')).copyLogCommand],
]);
