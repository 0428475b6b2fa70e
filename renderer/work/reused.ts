import { plainKey } from '../../shared/domain/same-key.ts';
import type { EntityName } from '../../shared/tables.ts';
import type { CellValue, GridColumn } from '../ui/grid/types.ts';
import { t } from '../words/t.ts';
import type { useAsk } from './asked.tsx';
import { recordWord } from './field-words.ts';
import type { ChangedRow, Held, SettledList } from './settle-pasted.ts';

interface Reusing {
  about: { entity: EntityName; nameField: string };
  columns: readonly GridColumn<never>[];
  records: readonly Held[];
  ask: ReturnType<typeof useAsk>;
}

const LISTED = 10;

/** A key that is free, after one that is taken: `R1/2`; null where its field takes none as long. */
function freeKeys(rows: readonly ChangedRow[], { records, columns, about }: Reusing, settled: SettledList) {
  const { nameField } = about;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const taken = new Set([...records.map((record) => text(record[nameField])), ...settled.added.map(({ name }) => name)].map(plainKey));
  const column = columns.find(({ key }) => key === nameField);
  const keys = new Map<ChangedRow, string>();
  for (const row of rows) {
    let next = 2;
    while (taken.has(plainKey(`${row.name}/${next}`))) next += 1;
    const key = `${row.name}/${next}`;
    if (column?.check?.(key) !== undefined) return null;
    taken.add(plainKey(key));
    keys.set(row, key);
  }
  return keys;
}

/**
 * Asks whether rows that look like other records under a key of here are those records, as an import asks: they are added
 * beside under a free key, or change what is here. Null when the person said neither.
 */
export async function settleReused(settled: SettledList, reusing: Reusing): Promise<SettledList | null> {
  const { about, ask } = reusing;
  const others = settled.changed.filter(({ other }) => other !== null);
  const [first] = others;
  if (!first) return settled;
  const record = recordWord(about.entity).toLowerCase();
  const keys = freeKeys(others, reusing, settled);
  const shown = others.slice(0, LISTED).map(({ name, other }) => t('app.reused.line', { name, here: other!.here, row: other!.row }));
  const more = others.length - shown.length;
  let isSame = false;
  const same = { words: t('app.reused.same', { count: others.length, name: first.name }), go: () => void (isSame = true) };
  const isTwo = await ask({
    title: t('app.reused.title', { count: others.length, name: first.name, record }),
    text: t('app.reused.text', { count: others.length, record }),
    lines: more > 0 ? [...shown, t('app.pasted.moreLines', { count: more })] : shown,
    ...(keys ? { words: t('app.reused.two', { count: others.length, key: keys.get(first)! }) } : {}),
    other: same,
  });
  if (isSame) return settled;
  if (!isTwo || !keys) return null;
  const beside = others.map((row) => {
    const key = keys.get(row)!;
    const values: Record<string, CellValue> = { ...row.whole, [about.nameField]: key };
    return { row: row.row, name: key, values };
  });
  return { ...settled, changed: settled.changed.filter(({ other }) => other === null), added: [...settled.added, ...beside] };
}
