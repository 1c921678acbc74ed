import { notBlank } from '../terminal/option-values.js';

export interface PlaceOptions {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const FROM = [
  '--from <folder|url>',
  'a data folder, or postgresql://user:password@host:port/database',
  notBlank('--from'),
] as const;

export const TO = [
  '--to <folder|url>',
  'the other place; a folder is made when it is not there',
  notBlank('--to'),
] as const;
