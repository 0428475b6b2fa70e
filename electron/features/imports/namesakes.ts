import { plainName } from '../../../shared/domain/choices.ts';
import type { Columns } from '../../core/rows.ts';
import type { ImportKindRules, Incoming } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';

const SAME = 'same';
const TWO = 'two';
const MOST_APART = 8;

/** Rows whose name is here under another reference, each with the record that has it and the answer. */
export type Namesakes = ReadonlyMap<Incoming, { row: Columns; question: string; answer: string | null }>;

/** Records here by their names, those that the file holds by their own reference aside; a name that two have is nobody's. */
function namedHere(existing: ReadonlyMap<string, Columns>, met: ReadonlySet<Columns>, nameColumn: string): Map<string, Columns | null> {
  const named = new Map<string, Columns | null>();
  for (const row of existing.values()) {
    if (met.has(row)) continue;
    const name = plainName(String(row[nameColumn] ?? ''));
    if (name !== '') named.set(name, named.has(name) ? null : row);
  }
  return named;
}

/** Asks about new rows that are called as a record here is: one whose reference changed, or two of one name. */
export function askNamesakes(
  rules: ImportKindRules,
  existing: ReadonlyMap<string, Columns>,
  news: readonly Incoming[],
  met: ReadonlySet<Columns>,
  asking: Asking,
): Namesakes {
  const { ownNames, nameColumn = '', referenceColumn = '', noun } = rules;
  const found = new Map<Incoming, { row: Columns; question: string; answer: string | null }>();
  if (ownNames !== true || news.length === 0) return found;
  const named = namedHere(existing, met, nameColumn);
  const pairs = news.flatMap((record) => {
    const name = plainName(record.name);
    const row = named.get(name);
    // The first of two rows of one name is asked about; the second is another by the file's own word.
    named.delete(name);
    return row ? [{ record, row }] : [];
  });
  const groups = pairs.length > MOST_APART ? [pairs] : pairs.map((pair) => [pair]);
  for (const group of groups) {
    const [{ record, row }] = group as [(typeof group)[0]];
    const one = group.length === 1;
    const question = one ? `namesake:${record.reference}` : 'namesake';
    const answer = asking.ask({
      id: question,
      kind: 'reuse',
      title: one
        ? `“${record.name}” is here as ${String(row[referenceColumn])}, and ${record.reference} in the file`
        : `${group.length} ${noun.other} of the file are here by their names, under other references`,
      detail: one ? `Row ${record.row}.` : '',
      facts: group.slice(0, 12).flatMap((pair) => [
        { label: `Here ${String(pair.row[referenceColumn])}`, text: String(pair.row[nameColumn] ?? ''), figure: '' },
        { label: `Row ${pair.record.row} ${pair.record.reference}`, text: pair.record.name, figure: '' },
      ]),
      options: [
        { id: SAME, label: `The same ${noun.one}: update ours, its reference too`, effect: 'none new' },
        { id: TWO, label: one ? `Another: add it` : 'Others: add them', effect: `+${group.length} ${one ? noun.one : noun.other}` },
      ],
      // Nothing in the file says which.
      proposed: null,
    });
    for (const pair of group) found.set(pair.record, { row: pair.row, question, answer });
  }
  return found;
}

/** True where a namesake is the record here. */
export const isSame = (answer: string | null): boolean => answer === SAME;
