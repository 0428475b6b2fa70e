import { asTyped } from '../../../shared/domain/kinds.ts';
import { tableOf } from '../../../shared/tables.ts';
import { backwards } from '../../core/order.ts';
import { type Columns } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { ImportKindRules, Incoming } from '../../rooms/import-kind.ts';
import type { Comparison } from './compare.ts';
import { outcome, type Outcome } from './outcome.ts';
import type { ReadFile } from './read.ts';
import { faultOf, rowProblem } from './row-problem.ts';
import { contractName, storedName } from '../../../shared/table.ts';
import { CUT_MARK, MAX_CELL_TEXT } from '../../workbook/cell-text.ts';

/** A record as it would become, with the row it comes from and what of it the row says. */
interface Becoming {
  record: Incoming;
  columns: Columns;
  said: Columns;
}

function becomingOf({ defaults }: ImportKindRules, { added, changed }: Comparison): Becoming[] {
  const given = ({ columns }: Incoming): Columns =>
    Object.fromEntries(Object.entries(columns).filter((entry): entry is [string, string | number | null] => entry[1] !== undefined));
  return [
    ...added.map((record) => ({ record, columns: { ...defaults, ...given(record) }, said: given(record) })),
    ...changed.map(({ record, row, changes }) => ({ record, columns: { ...row, ...changes }, said: changes })),
  ];
}

/** What stands in the file's cell, as far as it is kept: codes and links are ids of ours by now. */
function shownValue({ entity }: ImportKindRules, { columns }: Incoming, field: string): string {
  const column = tableOf(entity).columns[storedName(field)];
  return !column || column.kind === 'code' || column.kind === 'link' ? '' : asTyped(column.kind, columns[storedName(field)]);
}

const CUT = `The text was cut when the workbook was made, as a cell holds ${MAX_CELL_TEXT.toLocaleString('en-GB')} characters, so the rest of it would be lost. Change it in the planner; or take out “${CUT_MARK.trim()}”, and the cell is the whole text.`;

/** Texts that a report cut and somebody changed since: the end of what is here would go with it. */
const cutTexts = (becoming: readonly Becoming[]): { at: number; field: string; message: string }[] =>
  becoming.flatMap(({ said }, at) =>
    Object.entries(said)
      .filter(([, value]) => typeof value === 'string' && value.includes(CUT_MARK.trim()))
      .map(([column]) => ({ at, field: contractName(column), message: CUT })),
  );

/** What a new record needs and its row leaves unsaid: a record here would keep its own. */
const lacking = (
  { entity, fields, noun }: ImportKindRules,
  added: readonly Incoming[],
): { at: number; field: string; message: string }[] => {
  const needed = fields.filter(({ key, required }) => required && Object.hasOwn(tableOf(entity).columns, storedName(key)));
  return added.flatMap(({ columns }, at) =>
    needed
      .filter(({ key }) => columns[storedName(key)] === undefined)
      .map(({ key, label }) => ({ at, field: key, message: `A new ${noun.one} can’t be added without ${label}.` })),
  );
};

/** Orders that what a row says would turn round, with what is here. */
const turned = ({ entity }: ImportKindRules, becoming: readonly Becoming[]): { at: number; field: string; message: string }[] =>
  becoming.flatMap(({ columns, said }, at) =>
    backwards(entity, (column) => columns[column])
      .filter(({ from, to }) => said[from] !== undefined || said[to] !== undefined)
      .map(({ from, to, message }) => ({ at, field: contractName(said[to] === undefined ? from : to), message })),
  );

/**
 * Takes out of a comparison the records that the rules of their kind refuse as they would become: a form refuses them,
 * too. Their rows are stopped, each with why, at the places where the file has them.
 */
export async function refuseRecords(
  db: ReadDb,
  rules: ImportKindRules,
  read: Pick<ReadFile, 'columns'>,
  comparison: Comparison,
): Promise<void> {
  const becoming = becomingOf(rules, comparison);
  const broken = await rules.check?.(
    db,
    becoming.map(({ columns }) => columns),
  );
  // Those that are added come first in `becoming`.
  const issues = [...lacking(rules, comparison.added), ...cutTexts(becoming), ...turned(rules, becoming), ...(broken ?? [])];
  const headingOf = (key: string): string => {
    const match = read.columns.find((column) => column.field === key);
    return match?.heading ?? match?.label ?? '';
  };
  const refused = new Map<Incoming, Outcome>();
  for (const { at, ...issue } of issues) {
    const { record } = becoming[at]!;
    const problem = rowProblem({ sheet: record.sheet, headingOf }, record.row, issue, shownValue(rules, record, issue.field));
    comparison.problems.push(problem);
    const fault = faultOf(problem, issue.message);
    const known = refused.get(record);
    if (known) {
      known.faults.push(fault);
      continue;
    }
    const { sheet, row, reference, name, homes } = record;
    const stopped = outcome({ sheet, row, state: 'stopped', reference, name, homes, group: issue.message, faults: [fault] });
    refused.set(record, stopped);
    comparison.waiting.push(stopped);
  }
  comparison.added = comparison.added.filter((record) => !refused.has(record));
  comparison.changed = comparison.changed.filter(({ record }) => !refused.has(record));
}
