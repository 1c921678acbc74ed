import { REPORT_LIMITS } from './report-limits.js';

/** The refusals of a progress report, in both languages. */
export const germanReport = {
  'report is compiled already': 'Der Bericht ist schon erstellt.',
  'report is not known': 'Diesen Bericht gibt es nicht.',
  'as-of day lies in the future': 'Der Stichtag liegt in der Zukunft (asOf).',
  'process does not exist': 'Diesen Strategieprozess gibt es nicht.',
  'process has no such reporting round': 'Zu diesem Strategieprozess gibt es diese Statusabfrage nicht.',
  'reporting round is as of a later day': 'Die Statusabfrage hat einen späteren Stichtag als der Bericht.',
  'process has no such previous report':
    'Zu diesem Strategieprozess gibt es den Bericht nicht, mit dem verglichen werden soll.',
  'previous report is as of a later day': 'Der Bericht, mit dem verglichen werden soll, hat einen späteren Stichtag.',
  [REPORT_LIMITS.tooLarge]: 'Der Bericht wäre größer als die 10 MiB, die ein Dokument haben darf.',
  'report is with the committees': 'Der Bericht liegt bei den Gremien.',
  'committees are done with the report': 'Die Gremien haben den Bericht schon behandelt.',
  'report is withdrawn': 'Der Bericht ist zurückgezogen.',
  'only the newest version can be submitted': 'Nur die neueste Fassung kann eingebracht werden.',
  'report was not submitted with this paper': 'Der Bericht wurde nicht mit dieser Vorlage eingebracht.',
  'paper does not exist': 'Diese Vorlage gibt es nicht.',
  'paper does not belong to the process': 'Die Vorlage gehört nicht zu diesem Strategieprozess.',
  'paper is withdrawn': 'Die Vorlage ist zurückgezogen.',
  'paper brings another report': 'Die Vorlage bringt schon einen anderen Bericht ein.',
} as const;

export type ReportPhrase = keyof typeof germanReport;
