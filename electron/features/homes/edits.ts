import type { z } from 'zod';
import type { homes as contract } from '../../../shared/features/homes/contract.ts';
import type { WriteCtx } from '../../core/context.ts';
import { amongEdits, judgeEach, type PlaceOf } from '../../core/edits.ts';
import { figuresNow, setFigures } from './figures.ts';
import { assertLinked, linkedTo, nameOf } from './queries.ts';

type Edit = z.output<typeof contract.update.input>;
type Many = typeof contract.updateMany;

/** Edits commitments by the same rules, whether one or many; says what Undo will call it. */
export async function editCommitments(ctx: WriteCtx, edits: Edit[], placeOf: PlaceOf): Promise<string> {
  const found = await linkedTo(
    ctx.db,
    edits.map(({ changes }) => changes),
  );
  judgeEach(edits, placeOf, ({ changes }) => assertLinked(changes, found));
  await ctx.write.updateMany('commitment', edits);
  return edits.length === 1 ? `Edit commitment of ${await nameOf(ctx.db, edits[0]!.id)}` : `Edit ${edits.length} commitments`;
}

/** Edits what describes commitments and sets figures, in one step. */
export async function updateMany(ctx: WriteCtx, { edits, cells }: z.output<Many['input']>): Promise<z.output<Many['output']>> {
  const done: string[] = [];
  if (edits.length > 0) done.push(await editCommitments(ctx, edits, amongEdits));
  if (cells.length > 0) done.push(await setFigures(ctx, cells));
  const [first, second] = done;
  ctx.describe(second ? `${first}, ${second.toLowerCase()}` : first!);
  return figuresNow(ctx.db, [...new Set([...edits.map(({ id }) => id), ...cells.map(({ commitmentId }) => commitmentId)])]);
}
