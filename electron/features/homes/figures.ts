import { notInBin } from '../../core/bin.ts';
import { goneRecord } from '../../core/gone.ts';
import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { CellEdit, Measure, YearFigures } from '../../../shared/features/homes/contract.ts';
import { yearInWords } from '../../../shared/domain/in-words.ts';
import type { WriteCtx } from '../../core/context.ts';
import { addByKey, changedSince, liveOf, saveOver } from '../../core/one-per-key.ts';
import type { Rows } from '../../../shared/tables.ts';
import type { ReadDb } from '../../db/schema.ts';
import { nameOf } from './queries.ts';

type FigureEdit = z.output<typeof CellEdit>;
type Figures = Partial<Record<Measure, number | null>>;

/** The cells of one commitment and year, which one record holds. */
interface YearEdit {
  commitmentId: string;
  year: number;
  version: number;
  figures: Figures;
}

const MANY = 500;
const NONE = { promised: null, forecast: null, delivered: null };

/**
 * Sets figures: one record for each commitment and year, checked against the version the person saw. Says what Undo will
 * call it.
 */
export async function setFigures(ctx: WriteCtx, cells: FigureEdit[]): Promise<string> {
  const edits = byYear(cells);
  const ids = [...new Set(edits.map((edit) => edit.commitmentId))];
  await assertCommitments(ctx.db, ids, cells);
  const stored = await yearsOf(ctx.db, ids);
  const added: (Figures & { commitmentId: string; year: number })[] = [];
  for (const edit of edits) {
    const row = stored.get(keyOf(edit));
    if (!sawNow(edit, liveOf(row))) throw await conflict(ctx.db, edit, row);
    if (row) await saveYear(ctx, row, edit.figures);
    else if (Object.values(edit.figures).some((value) => value !== null))
      added.push({ ...edit.figures, commitmentId: edit.commitmentId, year: edit.year });
  }
  await ctx.write.insertMany(
    'commitment_year',
    added.map((record) => ({ ...NONE, ...record })),
  );
  return cells.length === 1 ? 'Change 1 figure' : `Change ${cells.length} figures`;
}

const keyOf = (at: { commitmentId: string; year: number }): string => `${at.commitmentId} ${at.year}`;

/** Gathers the cells of each commitment and year. One cell twice is a mistake that must not be settled by order. */
function byYear(cells: FigureEdit[]): YearEdit[] {
  const edits = new Map<string, YearEdit>();
  for (const [at, { commitmentId, year, measure, value, version }] of cells.entries()) {
    const key = keyOf({ commitmentId, year });
    const edit = edits.get(key) ?? { commitmentId, year, version, figures: {} };
    if (Object.hasOwn(edit.figures, measure)) throw refuse(at, 'measure', `The ${measure} figure of ${yearInWords(year)} is given twice.`);
    if (edit.version !== version) throw refuse(at, 'version', `The figures of ${yearInWords(year)} are given with two versions.`);
    edit.figures[measure] = value;
    edits.set(key, edit);
  }
  return [...edits.values()];
}

const refuse = (cell: number, field: string, message: string): AppError =>
  new AppError('validation', message, { issues: [{ path: ['cells', cell, field], message }] });

async function assertCommitments(db: ReadDb, ids: string[], cells: FigureEdit[]): Promise<void> {
  const found = new Set<string>();
  for (const part of parts(ids)) {
    const rows = await db.selectFrom('commitment').select('id').where('id', 'in', part).where(notInBin()).execute();
    for (const row of rows) found.add(row.id);
  }
  const message = 'This commitment is no longer here.';
  const issues = cells.flatMap((cell, at) => (found.has(cell.commitmentId) ? [] : [{ path: ['cells', at, 'commitmentId'], message }]));
  if (issues.length === 0) return;
  const gone = await goneRecord(
    db,
    'commitment',
    ids.find((id) => !found.has(id))!,
  );
  throw new AppError('not_found', gone.message, { issues, remedy: `Set the figures of the others. ${gone.details.remedy}` });
}

/** Year records by commitment and year, with those in the bin. */
async function yearsOf(db: ReadDb, ids: string[]): Promise<Map<string, Rows['commitment_year']>> {
  const stored = new Map<string, Rows['commitment_year']>();
  for (const part of parts(ids)) {
    const rows = await db.selectFrom('commitment_year').selectAll().where('commitment_id', 'in', part).orderBy('updated_at').execute();
    addByKey(stored, rows, (row) => keyOf({ commitmentId: row.commitment_id, year: row.year }));
  }
  return stored;
}

/** True when the person saw what is there. A year emptied since is like one never filled in. */
function sawNow(edit: YearEdit, live: Rows['commitment_year'] | undefined): boolean {
  if (!live) return edit.version === 0;
  return edit.version === live.version || (edit.version === 0 && isEmpty(live));
}

const isEmpty = (row: Rows['commitment_year']): boolean => row.promised === null && row.forecast === null && row.delivered === null;

async function saveYear(ctx: WriteCtx, row: Rows['commitment_year'], figures: Figures): Promise<void> {
  const live = liveOf(row);
  if (!live && Object.values(figures).every((value) => value === null)) return;
  await saveOver(ctx.write, 'commitment_year', row, live ? figures : { ...NONE, ...figures });
}

async function conflict(db: ReadDb, edit: YearEdit, row: Rows['commitment_year'] | undefined): Promise<AppError> {
  const { promised, forecast, delivered } = liveOf(row) ?? NONE;
  const place = `${await nameOf(db, edit.commitmentId)}, ${yearInWords(edit.year)}`;
  const current = { commitment_id: edit.commitmentId, year: edit.year, promised, forecast, delivered };
  const what = `the figures of ${place} while you were editing them`;
  return changedSince(db, { entity: 'commitment_year', what, seen: edit.version }, row, current);
}

/** Commitments with their versions and figures as they are now, in the order of their ids. */
export async function figuresNow(db: ReadDb, ids: string[]): Promise<{ commitmentId: string; version: number; years: YearFigures[] }[]> {
  const versions = new Map<string, number>();
  const years = new Map<string, YearFigures[]>(ids.map((id) => [id, []]));
  for (const part of parts(ids)) {
    for (const { id, version } of await db.selectFrom('commitment').select(['id', 'version']).where('id', 'in', part).execute())
      versions.set(id, version);
    const rows = await db
      .selectFrom('commitment_year')
      .select(['commitment_id', 'year', 'promised', 'forecast', 'delivered', 'version'])
      .where('commitment_id', 'in', part)
      .where(notInBin())
      .orderBy('year')
      .execute();
    for (const { commitment_id: id, ...figures } of rows) years.get(id)?.push(figures);
  }
  return ids.map((commitmentId) => ({ commitmentId, version: versions.get(commitmentId)!, years: years.get(commitmentId)! }));
}

function* parts<T>(all: T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += MANY) yield all.slice(at, at + MANY);
}
