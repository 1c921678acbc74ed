import { Route, ChoiceField, CommandBody, IdField, IrregularCommandBody, PathIdField, TextField } from '#commands';
import type { Publicity } from '../meeting.events.js';
import { PUBLICITY } from '../meeting.events.js';
import { PUBLIC, REASON } from '../meeting.fields.js';
import type { AgendaPart, ItemIntent, ItemPaper } from './agenda-item.js';
import { AGENDA_PARTS, ITEM_INTENTS } from './agenda-item.js';
import { INTENT, ItemPaperField, NUMBER, PAPER, PART } from './agenda.fields.js';

const may = ['clerk', 'process-manager'] as const;

const item = { number: '5', title: 'Sachstandsbericht "Wir alle sind LU"', intent: 'acknowledgement' } as const;

@Route(':id/agenda-items', { may, summary: 'Add an item to the agenda', example: item })
export class AddItem extends IrregularCommandBody {
  static readonly type = 'AddItem';
  @IdField({ optional: true, description: "The item's id. Default: derived from the command." }) readonly item?: string;
  @TextField(NUMBER) readonly number!: string;
  @TextField({ example: 'Sachstandsbericht "Wir alle sind LU"' }) readonly title!: string;
  @ChoiceField(ITEM_INTENTS, INTENT) readonly intent?: ItemIntent;
  @ItemPaperField(PAPER) readonly paper?: ItemPaper;
  @ChoiceField(PUBLICITY, PUBLIC) readonly public?: Publicity;
  @ChoiceField(AGENDA_PARTS, PART) readonly part?: AgendaPart;
}

@Route(':id/agenda-items/:item/number', {
  may,
  summary: 'Give an item another number; its id stays',
  example: { number: '5.1' },
})
export class MoveItem extends CommandBody {
  static readonly type = 'MoveItem';
  @PathIdField() readonly item!: string;
  @TextField(NUMBER) readonly number!: string;
}

@Route(':id/agenda-items/:item/public-exclusion', {
  may,
  summary: 'Exclude the public from an item',
  example: { reason: 'personal matters' },
})
export class ExcludePublic extends CommandBody {
  static readonly type = 'ExcludePublic';
  @PathIdField() readonly item!: string;
  @TextField({ ...REASON, optional: true }) readonly reason?: string;
}

@Route(':id/agenda-items/:item/public-restoration', { may, summary: 'Admit the public to an item again', example: {} })
export class RestorePublic extends CommandBody {
  static readonly type = 'RestorePublic';
  @PathIdField() readonly item!: string;
}

/**
 * Before the sitting the chair may take an item off for a factual reason, unless the law obliges it to be on the agenda
 * (§ 34 Abs. 5 GemO Rheinland-Pfalz; Schaaf, KVR RhPf, Erl. 4.6.1 zu § 34 GemO). In the sitting the committee decides on its
 * agenda: that is `RemoveItemFromAgenda`, an outcome.
 */
@Route(':id/agenda-items/:item/striking', {
  may,
  summary: 'Take an item off the agenda before the sitting; from its day on that is irregular',
  example: { reason: 'entered twice' },
})
export class StrikeItem extends IrregularCommandBody {
  static readonly type = 'StrikeItem';
  @PathIdField() readonly item!: string;
  @TextField(REASON) readonly reason!: string;
}

export const agendaCommands = [AddItem, MoveItem, StrikeItem, ExcludePublic, RestorePublic] as const;
