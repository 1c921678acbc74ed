import { feature } from '#http';
import { BackupsController } from './backups.controller.js';

export const backupFeature = feature({ name: 'backup', controllers: [BackupsController] });
