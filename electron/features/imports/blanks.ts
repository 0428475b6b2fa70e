import { tableOf } from '../../../shared/tables.ts';
import type { Columns } from '../../core/rows.ts';
import type { ImportKindRules, Incoming } from '../../rooms/import-kind.ts';
import type { Asking } from './asking.ts';
import { wordsOf } from './other-record.ts';
import { because, outcome, type Outcome } from './outcome.ts';

const QUESTION = 'blank';
const KEEP = 'keep';
const EMPTY = 'empty';
const SHOWN = 12;

interface Changed {
  record: Incoming;
  row: Columns;
  changes: Columns;
}

/** What of a comparison hangs on blank cells. */
interface Compared {
  changed: Changed[];
  same: Incoming[];
  waiting: Outcome[];
}

/** Columns of a known record that the file would empty: its cells are blank, and something stands there. */
const emptied = ({ changes }: Changed): string[] => Object.keys(changes).filter((name) => changes[name] === null || changes[name] === '');

/** Asks whether blank cells empty what is here or say nothing of it: a list that people keep by hand leaves both open. */
export function settleBlanks(comparison: Compared, rules: ImportKindRules, asking: Asking): void {
  if (rules.asksBlank !== true) return;
  const found = comparison.changed.map((one) => ({ one, columns: emptied(one) })).filter(({ columns }) => columns.length > 0);
  if (found.length === 0) return;
  const { columns: declared } = tableOf(rules.entity);
  const labels = [...new Set(found.flatMap(({ columns }) => columns.map((name) => declared[name]!.label)))];
  const cells = found.reduce((sum, { columns }) => sum + columns.length, 0);
  const answer = asking.ask({
    id: QUESTION,
    kind: QUESTION,
    title: cells === 1 ? 'A cell is blank where something stands here' : `${cells} cells are blank where something stands here`,
    detail: `In ${labels.join(', ')}.`,
    facts: found
      .flatMap(({ one: { record, row }, columns }) =>
        columns.map((name) => ({
          label: `Row ${record.row}, ${declared[name]!.label}`,
          text: wordsOf(rules, name, row[name]),
          figure: record.reference,
        })),
      )
      .slice(0, SHOWN),
    options: [
      { id: KEEP, label: 'What is here stays', effect: 'no change' },
      { id: EMPTY, label: cells === 1 ? 'Empty it' : 'Empty them', effect: cells === 1 ? '1 emptied' : `${cells} emptied` },
    ],
    proposed: KEEP,
  });
  if (answer === EMPTY) return;
  const blank = new Map(found.map(({ one, columns }) => [one, columns]));
  comparison.changed = comparison.changed.flatMap((one) => {
    const columns = blank.get(one);
    if (!columns) return [one];
    if (answer === null) {
      const { sheet, row, reference, name, homes } = one.record;
      const faults = because('A blank cell would empty what is here.', 'Answer the question.');
      const group = 'Waits for the question about blank cells';
      comparison.waiting.push(outcome({ sheet, row, state: 'stopped', reference, name, homes, group, question: QUESTION, faults }));
      return [];
    }
    const changes = Object.fromEntries(Object.entries(one.changes).filter(([name]) => !columns.includes(name)));
    if (Object.keys(changes).length > 0) return [{ ...one, changes }];
    comparison.same.push(one.record);
    return [];
  });
}
