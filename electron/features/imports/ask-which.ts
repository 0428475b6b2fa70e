import type { Question } from '../../../shared/features/imports/contract.ts';
import type { ImportKindRules, Incoming } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import type { Here } from './families.ts';
import { saidHere } from './references.ts';

/** The row is none of them, and is added. */
export const ANOTHER = 'another';
/** The row is left out. */
export const LEAVE = 'leave';
/** Above so many rows they are asked about together. */
const MOST_APART = 40;

/** Rows that may be one record here as well as another, each with its question and the answer. */
export type Which = ReadonlyMap<Incoming, { question: string; answer: string | null; here: readonly Here[] }>;

/** How an answer names a record: by its reference, where that alone is its key. */
const idOf = ({ row }: Here, { referenceColumn = '', keyColumns = [referenceColumn] }: ImportKindRules): string =>
  String(keyColumns.length > 1 ? row['id'] : row[referenceColumn]);

const homesWord = (homes: number | null): string => (homes === null ? '' : `${homes.toLocaleString('en-GB')} homes`);

/** Asks which record a row is where what it says fits several alike. Nothing is proposed: nothing in the file says which. */
export function askWhich(ties: ReadonlyMap<Incoming, readonly Here[]>, rules: ImportKindRules, asking: Asking): Which {
  const found = new Map<Incoming, { question: string; answer: string | null; here: readonly Here[] }>();
  const { noun, homesHere } = rules;
  const ends = (count: number): Question['options'] => [
    {
      id: ANOTHER,
      label: count === 1 ? 'Another: add it' : 'Others: add them',
      effect: `+${count} ${count === 1 ? noun.one : noun.other}`,
    },
    { id: LEAVE, label: count === 1 ? 'Leave this row out' : 'Leave these rows out', effect: 'no change' },
  ];
  if (ties.size > MOST_APART) {
    const question = 'which';
    const answer = asking.ask({
      id: question,
      kind: 'reuse',
      title: `${ties.size} rows may each be one of several ${noun.other} here`,
      detail: 'They share a reference, and nothing else tells them apart.',
      facts: [...ties.keys()].slice(0, 12).map((record) => ({
        label: `Row ${record.row}`,
        text: `${record.reference} ${record.name}`,
        figure: homesWord(record.homes),
      })),
      options: ends(ties.size),
      proposed: null,
    });
    for (const [record, here] of ties) found.set(record, { question, answer, here });
    return found;
  }
  const asked = new Set<string>();
  for (const [record, here] of ties) {
    const named = `which:${record.reference} ${record.name}`.trim();
    const question = asked.has(named) ? `${named} (row ${record.row})` : named;
    asked.add(question);
    const answer = asking.ask({
      id: question,
      kind: 'reuse',
      title: `Which ${noun.one} here is ${record.reference}, ${record.name}?`,
      detail: `Row ${record.row}. They share a reference, and it is as like one as another.`,
      facts: [
        ...here.slice(0, 8).map((one) => ({ label: 'Here', text: saidHere(one, rules), figure: homesWord(homesHere?.(one.row) ?? null) })),
        { label: `Row ${record.row}`, text: `${record.reference}, ${record.name}`, figure: homesWord(record.homes) },
      ],
      options: [...here.map((one) => ({ id: idOf(one, rules), label: saidHere(one, rules), effect: '' })), ...ends(1)],
      proposed: null,
    });
    found.set(record, { question, answer, here });
  }
  return found;
}

/** The record that an answer names. */
export const namedBy = (answer: string, here: readonly Here[], rules: ImportKindRules): Here | undefined =>
  here.find((one) => idOf(one, rules) === answer);
