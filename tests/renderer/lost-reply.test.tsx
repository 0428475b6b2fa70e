import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApi } from '../../shared/client.ts';
import type { AppContract } from '../../shared/contract.ts';
import type { Call, Reply, Transport } from '../../shared/rpc.ts';
import { App } from '../../renderer/frame/App.tsx';
import { openWorkspace } from './open-app.tsx';

const LOST: Reply = { ok: false, error: { code: 'offline', message: 'The line broke.', details: { remedy: 'Mend it.' } } };

let app: Awaited<ReturnType<typeof openWorkspace>>;
let sent: Call[];
beforeEach(async () => {
  app = await openWorkspace();
  await app.api.workspace.start({ name: 'Rivermere' });
  sent = [];
});
afterEach(() => app.close());

/** The window on a line that carries every call of `method` to the core and loses the first `lost` answers. */
function openOver(method: string, lost: number): void {
  const { connection } = app;
  const transport: Transport = {
    ...connection.transport,
    call: async (call, signal) => {
      const reply = await connection.transport.call(call, signal);
      if (call.method !== method) return reply;
      sent.push(call);
      return sent.length <= lost ? LOST : reply;
    },
  };
  localStorage.clear();
  window.location.hash = '#/settings';
  render(<App connection={{ ...connection, transport, api: createApi<AppContract>(transport) }} />);
}

async function saveArea(): Promise<void> {
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: /^Area/ }), 'Rivermere and the hills');
  await user.click(screen.getByRole('button', { name: 'Save details' }));
}

test('a save whose answer is lost is sent again by its name, and done once', async () => {
  openOver('partnership.update', 1);
  await saveArea();
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[0]?.commandId).toMatch(/./);
  expect(sent[1]).toEqual(sent[0]);
  await screen.findByRole('button', { name: /^Undo: / });
  expect(await app.api.partnership.get({})).toMatchObject({ area: 'Rivermere and the hills', version: 2 });
  expect((await app.api.history.recent({})).filter((entry) => /details|partnership/i.test(entry.label))).toHaveLength(2);
  expect(screen.queryByText(/The line broke/)).toBeNull();
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

test('a save whose answers are lost twice says so', async () => {
  openOver('partnership.update', 2);
  await saveArea();
  expect(await screen.findAllByText(/The line broke/)).not.toEqual([]);
  expect(sent).toHaveLength(2);
});
