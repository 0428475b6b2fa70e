import { plainKey } from '../../../shared/domain/same-key.ts';
import type { Incoming, ImportKindRules } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import { because, outcome } from './outcome.ts';
import type { RowsRead } from './rows-read.ts';

const SAME = 'same';
const OTHERS = 'others';

/** Rows whose references are one in their plain spelling, by the spelling that stands first. */
function spellingsIn(incoming: readonly Incoming[]): Map<Incoming, Incoming> {
  const byPlain = new Map<string, Incoming>();
  const spelt = new Map<Incoming, Incoming>();
  for (const record of incoming) {
    const plain = plainKey(record.key);
    const first = byPlain.get(plain);
    if (!first) byPlain.set(plain, record);
    else if (first.key !== record.key) spelt.set(record, first);
  }
  return spelt;
}

/** The keys of the records here that rows may be. */
export type KeysHere = (incoming: readonly Incoming[]) => Promise<ReadonlySet<string>>;

/** Settles rows of one file that spell one reference in two ways: asked, as they may be one record or two. */
export async function settleSpellings(read: RowsRead, rules: ImportKindRules, asking: Asking, here: KeysHere): Promise<void> {
  const spelt = spellingsIn(read.incoming);
  if (spelt.size === 0) return;
  // Both are here, each as itself: our own report of them asks nothing.
  const known = await here(read.incoming);
  for (const [record, first] of spelt) if (known.has(record.key) && known.has(first.key)) spelt.delete(record);
  if (spelt.size === 0) return;
  const { noun, referenceColumn = '', keyColumns = [referenceColumn] } = rules;
  const [[later, first] = []] = [...spelt];
  const one = spelt.size === 1;
  const answer = asking.ask({
    id: 'spellings',
    kind: 'spelling',
    title: one
      ? `Are ${first?.reference} in row ${first?.row} and ${later?.reference} in row ${later?.row} the same?`
      : `${spelt.size} references stand in the file in two spellings`,
    detail: 'Zeros in front, capitals, spaces and dashes apart, they are the same.',
    facts: [...spelt]
      .slice(0, 12)
      .flatMap(([record, before]) =>
        [before, record].map(({ row, reference, name }) => ({ label: `Row ${row}`, text: `${reference} ${name}`, figure: '' })),
      ),
    options: [
      { id: SAME, label: `The same ${noun.one}, spelt as it stands first`, effect: '' },
      { id: OTHERS, label: `Two ${noun.other}`, effect: `+${spelt.size} ${one ? noun.one : noun.other}` },
    ],
    proposed: SAME,
  });
  if (answer === OTHERS) return;
  read.incoming = read.incoming.flatMap((record) => {
    const before = spelt.get(record);
    if (!before) return [record];
    const { sheet, row, reference, name, homes } = record;
    if (answer === SAME) {
      const key = keyColumns.map((column) => [column, before.columns[column]]);
      const columns = { ...record.columns, ...Object.fromEntries(key) };
      return [{ ...record, key: before.key, reference: before.reference, columns }];
    }
    const faults = because(`“${reference}” may be “${before.reference}” of row ${before.row}.`, 'Answer the question.');
    const group = 'Waits for the question about spellings in the file';
    read.outcomes.push(outcome({ sheet, row, state: 'stopped', reference, name, homes, group, question: 'spellings', faults }));
    return [];
  });
}
