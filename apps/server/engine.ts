import { accessFeatures, accessProviders, createAdministrator } from '#access';
import { auditControllers, auditLogProjection } from '#audit';
import type { CommandGateway as Gateway } from '#commands';
import { CommandGateway } from '#commands';
import { DocumentsController, DOCUMENTS, openFileDocuments } from '#documents';
import { openSqliteEventStore } from '#event-store-sqlite';
import type { BusinessClock, EventStore, LogIdentityData, Message, Projection } from '#event-sourcing';
import {
  claimShapes,
  CommandHandler,
  deviationShapes,
  germanGeneral,
  logShapes,
  machineClock,
  MessageRegistry,
  openLog,
  PersonalFields,
  policyShapes,
  ProjectionRunner,
  realBusinessClock,
  SHARED,
  VirtualClock,
} from '#event-sourcing';
import { AdvanceClock, clockStream } from '#http';
import type { Feature, Health, ReadModelProgress, ReadModels } from '#http';
import { openFileKeyStore } from '#key-store';
import { openSqliteReadDatabase } from '#read-database';
import { strategyFeatures } from '#strategy';
import type { Provider } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Configuration } from './configuration.js';
