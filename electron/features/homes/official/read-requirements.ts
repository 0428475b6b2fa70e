import type { FieldValue, ImportField, TableFile } from '../../../../shared/domain/tabular-types.ts';
import type { RequirementKind, RequirementRow } from '../../../../shared/features/homes/official/plan-requirement.ts';
import { cellProblem, convertTable, field, tablesIn, type Official, type Table } from './official-file.ts';

const KINDS = [
  { value: 'total', aliases: ['HOUSING_REQUIREMENT_TOTAL'] },
  { value: 'average', aliases: ['HOUSING_REQUIREMENT_YEARLY_AVERAGE'] },
  { value: 'range', aliases: ['HOUSING_REQUIREMENT_RANGE'] },
  { value: 'average_range', aliases: ['HOUSING_REQUIREMENT_YEARLY_RANGE'] },
];

const homes = (key: string, label: string): ImportField => field(key, label, 'number', { unit: 'homes' });
const year = (key: string, label: string): ImportField => field(key, label, 'number', { min: 1900, max: 2200 });

const FIELDS: readonly ImportField[] = [
  field('planId', 'plan_id', 'reference', { required: true }),
  field('planTitle', 'plan_title', 'long_text', { required: true }),
  field('authority', 'name', 'long_text', { required: true }),
  field('reference', 'ons_code', 'reference'),
  year('startYear', 'start_year'),
  year('endYear', 'end_year'),
  field('kind', 'housing_number_type', 'code', { values: KINDS }),
  homes('homes', 'number'),
  homes('least', 'min'),
  homes('most', 'max'),
  homes('jointTotal', 'joint_plan_total'),
  field('joint', 'is_joint_plan', 'yes_no'),
  field('published', 'published', 'day'),
  field('submitted', 'submitted', 'day'),
  field('foundSound', 'found_sound', 'day'),
  field('adopted', 'adopted', 'day'),
  field('source', 'source_document', 'long_text'),
  field('notes', 'notes', 'long_text'),
];

function rowOf(values: Record<string, FieldValue>, row: number): RequirementRow {
  const [text, number] = [(key: string) => values[key] as string | null, (key: string) => values[key] as number | null];
  return {
    row,
    planId: String(values['planId']),
    planTitle: String(values['planTitle']).trim(),
    authority: String(values['authority']),
    code: text('code'),
    startYear: number('startYear'),
    endYear: number('endYear'),
    kind: text('kind') as RequirementKind | null,
    homes: number('homes'),
    least: number('least'),
    most: number('most'),
    jointTotal: number('jointTotal'),
    joint: values['joint'] === true,
    published: text('published'),
    submitted: text('submitted'),
    foundSound: text('foundSound'),
    adopted: text('adopted'),
    source: text('source'),
    notes: text('notes'),
  };
}

/** What a row's figures say against each other. */
function problemsOf(table: Table, row: RequirementRow) {
  const warn = (key: string, value: number | null, words: string, remedy: string) =>
    cellProblem(table, { row: row.row, key }, { value: String(value ?? ''), words, remedy, severity: 'warning' });
  const found = [];
  if (row.startYear !== null && row.endYear !== null && row.endYear <= row.startYear)
    found.push(warn('endYear', row.endYear, 'is not after the year the plan starts', 'Check both years in the plan.'));
  if (row.least !== null && row.most !== null && row.most < row.least)
    found.push(warn('most', row.most, 'is less than the lower end of the range', 'Check both ends in the plan.'));
  return found;
}

/** Reads a table of local plans' housing requirements, a row for each plan and authority. */
export function readRequirements(file: TableFile, today: string): Official<RequirementRow> {
  const { tables, notes } = tablesIn(file, FIELDS);
  const read: Official<RequirementRow> = { rows: [], problems: [], notes: [...notes] };
  for (const table of tables) {
    const { rows, problems } = convertTable(table, FIELDS, today);
    const records = rows.map(({ values, row }) => rowOf(values, row));
    read.rows.push(...records);
    read.problems.push(...problems, ...records.flatMap((row) => problemsOf(table, row)));
  }
  if (tables.length === 0) read.notes.push('No sheet has the headings plan_id, plan_title and name.');
  return read;
}
