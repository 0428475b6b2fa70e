import { render } from '@testing-library/react';
import { ConnectionProvider } from '../../renderer/api/query.tsx';
import type { CellChange, EditOutcome } from '../../renderer/ui/grid/types.ts';
import { UiProvider } from '../../renderer/ui/UiProvider.tsx';
import { ConflictProvider } from '../../renderer/work/conflict.tsx';
import type { OpenWorkspace } from './open-app.tsx';

/** What a grid hands its edits to. */
export type Save<Row> = (changes: readonly CellChange<Row>[]) => Promise<EditOutcome>;

/** What a grid would hand its edits to, without the grid. */
export function savingBy<Row>(connection: OpenWorkspace['connection'], useSave: () => Save<Row>): Save<Row> {
  let save: Save<Row> | undefined;
  function Grid() {
    save = useSave();
    return null;
  }
  render(
    <UiProvider>
      <ConnectionProvider connection={connection}>
        <ConflictProvider>
          <Grid />
        </ConflictProvider>
      </ConnectionProvider>
    </UiProvider>,
  );
  return (changes) => save!(changes);
}
