import { render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Action } from '../../shared/features/actions/contract.ts';
import { ConnectionProvider } from '../../renderer/api/query.tsx';
import { toastSnapshot } from '../../renderer/ui/toast.ts';
import { UiProvider } from '../../renderer/ui/UiProvider.tsx';
import { WholeRecord } from '../../renderer/work/WholeRecord.tsx';
import { openWorkspace, type OpenWorkspace } from './open-app.tsx';

let app: OpenWorkspace;
beforeEach(async () => {
  app = await openWorkspace();
  await app.api.workspace.start({ name: 'Rivermere' });
});
afterEach(() => app.close());

/** Opens an action of a list to edit it; answers how often it was said that it can't be. */
function open(id: string): { failed: number } {
  const told = { failed: 0 };
  const onFailed = (): void => void told.failed++;
  render(
    <UiProvider>
      <ConnectionProvider connection={app.connection}>
        <WholeRecord<Action> by="actions.get" id={id} onFailed={onFailed}>
          {({ title }) => <p>{title}</p>}
        </WholeRecord>
      </ConnectionProvider>
    </UiProvider>,
  );
  return told;
}

test('a row that is edited is read whole, and stays as it was when somebody changes it meanwhile', async () => {
  const { id, version } = await app.api.actions.create({ title: 'Write to owners' });
  const told = open(id);
  expect(await screen.findByText('Write to owners')).toBeTruthy();
  app.asked.length = 0;
  await app.api.actions.update({ id, version, changes: { title: 'Write to all' } });
  await waitFor(() => expect(app.asked).toContain('actions.get'));
  await waitFor(async () => expect((await app.api.actions.get({ id })).title).toBe('Write to all'));
  expect(screen.getByText('Write to owners')).toBeTruthy();
  expect(told.failed).toBe(0);
});

test('a row that somebody removed meanwhile opens nothing, and a message says why', async () => {
  const { id, version } = await app.api.actions.create({ title: 'Write to owners' });
  await app.api.actions.remove({ id, version });
  const told = open(id);
  await waitFor(() => expect(told.failed).toBe(1));
  expect(
    toastSnapshot()
      .toasts.map(({ text }) => text)
      .join(),
  ).toMatch(/is no longer here/);
});
