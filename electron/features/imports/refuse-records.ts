import { asTyped } from '../../../shared/domain/kinds.ts';
import { tableOf } from '../../../shared/tables.ts';
import { backwards } from '../../core/order.ts';
import { type Columns } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { ImportKindRules, Incoming, IncomingColumns } from '../../rooms/import-kind.ts';
import type { Comparison } from './compare.ts';
import { outcome, type Outcome } from './outcome.ts';
import type { ReadFile } from './read.ts';
import { faultOf, rowProblem } from './row-problem.ts';
import { contractName, storedName } from '../../../shared/table.ts';
import { CUT_MARK, MAX_CELL_TEXT } from '../../workbook/cell-text.ts';

/** Why a record is refused: its place among those that become, and the field. */
interface Issue {
  at: number;
  field: string;
  message: string;
}

/** A record as it would become: what its row says, over what it has. Put together only where somebody must see it whole. */
interface Becoming {
  record: Incoming;
  base: Columns;
  said: IncomingColumns;
}

const becomingOf = ({ defaults }: ImportKindRules, { added, changed }: Comparison): Becoming[] => [
  ...added.map((record) => ({ record, base: defaults, said: record.columns })),
  ...changed.map(({ record, row, changes }) => ({ record, base: row, said: changes })),
];

function wholeOf({ base, said }: Becoming): Columns {
  const columns = { ...base };
  for (const name of Object.keys(said)) {
    const value = said[name];
    if (value !== undefined) columns[name] = value;
  }
  return columns;
}

/** What stands in the file's cell, as far as it is kept: codes and links are ids of ours by now. */
function shownValue({ entity }: ImportKindRules, { columns }: Incoming, field: string): string {
  const column = tableOf(entity).columns[storedName(field)];
  return !column || column.kind === 'code' || column.kind === 'link' ? '' : asTyped(column.kind, columns[storedName(field)]);
}

const CUT = `The text was cut when the workbook was made, as a cell holds ${MAX_CELL_TEXT.toLocaleString('en-GB')} characters, so the rest of it would be lost. Change it in the planner; or take out “${CUT_MARK.trim()}”, and the cell is the whole text.`;

const CUT_WORDS = CUT_MARK.trim();

/** Texts that a report cut and somebody changed since: the end of what is here would go with it. */
function cutTexts(becoming: readonly Becoming[]): Issue[] {
  const issues: Issue[] = [];
  for (const [at, { said }] of becoming.entries()) {
    for (const column in said) {
      const value = said[column];
      if (typeof value === 'string' && value.length >= CUT_WORDS.length && value.includes(CUT_WORDS))
        issues.push({ at, field: contractName(column), message: CUT });
    }
  }
  return issues;
}

/** What a new record needs and its row leaves unsaid: a record here would keep its own. */
function lacking({ entity, fields, noun }: ImportKindRules, added: readonly Incoming[]): Issue[] {
  const issues: Issue[] = [];
  const needed = fields.flatMap(({ key, label, required }) => {
    const column = storedName(key);
    return required && Object.hasOwn(tableOf(entity).columns, column) ? [{ key, label, column }] : [];
  });
  for (const [at, { columns }] of added.entries()) {
    for (const { key, label, column } of needed) {
      if (columns[column] === undefined) issues.push({ at, field: key, message: `A new ${noun.one} can’t be added without ${label}.` });
    }
  }
  return issues;
}

/** Orders that what a row says would turn round, with what is here. */
function turned({ entity }: ImportKindRules, becoming: readonly Becoming[]): Issue[] {
  if (!tableOf(entity).order?.length) return [];
  return becoming.flatMap(({ base, said }, at) =>
    backwards(entity, (column) => (said[column] === undefined ? base[column] : said[column]))
      .filter(({ from, to }) => said[from] !== undefined || said[to] !== undefined)
      .map(({ from, to, message }) => ({ at, field: contractName(said[to] === undefined ? from : to), message })),
  );
}

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
  const broken = await rules.check?.(db, becoming.map(wholeOf));
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
  if (refused.size === 0) return;
  comparison.added = comparison.added.filter((record) => !refused.has(record));
  comparison.changed = comparison.changed.filter(({ record }) => !refused.has(record));
}
