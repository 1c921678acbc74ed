import type { Table } from '#event-sourcing';
import type { KyselyPlugin, OrderByItemNode, RootOperationNode } from 'kysely';
import { ColumnNode, OperationNodeTransformer, RawNode, ReferenceNode } from 'kysely';
import { isNullable } from './postgres-table-ddl.js';

/** Orders `null` before every value, like SQLite. Columns that are not nullable keep the order of their index. */
export function nullsSmallest(table: Table): KyselyPlugin {
  const transformer = new NullsSmallest(table);
  return {
    transformQuery: ({ node }) => transformer.transformNode<RootOperationNode>(node),
    transformResult: async ({ result }) => result,
  };
}

class NullsSmallest extends OperationNodeTransformer {
  constructor(private readonly table: Table) {
    super();
  }

  protected override transformOrderByItem(node: OrderByItemNode): OrderByItemNode {
    const item = super.transformOrderByItem(node);
    const column = ReferenceNode.is(item.orderBy) ? item.orderBy.column : item.orderBy;
    const nullable = ColumnNode.is(column) && isNullable(this.table, column.column.name);
    if (!nullable || item.nulls !== undefined) return item;
    const direction = item.direction;
    const descending = direction !== undefined && RawNode.is(direction) && direction.sqlFragments.join('') === 'desc';
    return { ...item, nulls: descending ? 'last' : 'first' };
  }
}
