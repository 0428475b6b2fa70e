/** What a register's list is given by its table: the column that opens a record, and the one that takes the room left. */
import { describe, expect, test } from 'vitest';
import { RISK } from '../../shared/features/risks/room.ts';
import type { EntityName } from '../../shared/tables.ts';
import type { GridColumn } from '../../renderer/ui/grid/types.ts';
import { listColumns } from '../../renderer/work/register/columns.ts';
import { plain } from '../../shared/plain-record.ts';

const column = (key: string, more: Partial<GridColumn<object>> = {}): GridColumn<object> => ({
  key,
  heading: key,
  kind: 'text',
  value: () => '',
  ...more,
});
const given = (entity: EntityName, ...columns: GridColumn<object>[]): string[][] =>
  ['opens', 'flex'].map((part) =>
    listColumns(entity, columns)
      .filter((one) => Object.hasOwn(one, part))
      .map(({ key }) => key),
  );

describe('a list', () => {
  test.each<[EntityName, GridColumn<object>[], string[][]]>([
    ['risk', [column('status'), column('reference'), column('title')], [['reference'], ['title']]],
    ['risk', [column('status'), column('title')], [['title'], ['title']]],
    ['risk', [column('likelihood', { kind: 'number' }), column('mitigation')], [['likelihood'], ['mitigation']]],
    ['risk', [column('likelihood', { kind: 'number' }), column('impact', { kind: 'number' })], [['likelihood'], ['impact']]],
    ['organisation', [column('sector'), column('name')], [['name'], ['name']]],
    ['site', [column('reference'), column('nameAddress')], [['reference'], ['nameAddress']]],
  ])('of %s opens a record and fills the room, whatever is shown: %#', (entity, columns, expected) => {
    expect(given(entity, ...columns)).toEqual(expected);
  });

  test('keeps what its register says', () => {
    expect(given('risk', column('reference'), column('title', { opens: true }), column('status', { flex: 2 }))).toEqual([
      ['title'],
      ['status'],
    ]);
    expect(given('risk', column('reference'), column('title', { kind: 'opener' }))).toEqual([[], ['title']]);
  });
});

describe('the first reference', () => {
  test('is one that its own field takes', () => {
    expect(() => plain({ ...RISK, firstReference: 'R'.repeat(21) } as never)).toThrow(
      /risk\.reference: the first reference .* refused by its own field/,
    );
  });

  test.each([[], [['title', 'reference']]])('belongs to one column that tells records apart: %j', (...unique: string[][]) => {
    expect(() => plain({ ...RISK, table: { ...RISK.table, unique } } as never)).toThrow(/no one column takes the first reference “R1”/);
  });
});
