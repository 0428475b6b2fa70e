import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApi } from '../../shared/client.ts';
import type { AppContract } from '../../shared/contract.ts';
import type { Call, Reply, Transport } from '../../shared/rpc.ts';
import { App } from '../../renderer/frame/App.tsx';
import { openWorkspace } from './open-app.tsx';

const LOST: Reply = { ok: false, error: { code: 'offline', message: 'The line broke.', details: { remedy: 'Mend it.', unknown: true } } };

/** What the line does to a call: loses its answer, or the call itself. */
type Fault = 'answer' | 'call';

let app: Awaited<ReturnType<typeof openWorkspace>>;
let sent: Call[];
beforeEach(async () => {
  app = await openWorkspace();
  await app.api.workspace.start({ name: 'Rivermere' });
  sent = [];
});
afterEach(() => app.close());

/** The window on a line with these faults, one for each call of `method` in turn; while `isCut` says so, nothing comes through. */
function openOver(method: string, faults: Fault[], isCut: () => boolean = () => false): void {
  const { connection } = app;
  const transport: Transport = {
    ...connection.transport,
    call: async (call, signal) => {
      const fault = call.method === method ? faults[sent.push(call) - 1] : undefined;
      if (fault === 'call' || (fault === undefined && isCut())) return LOST;
      const reply = await connection.transport.call(call, signal);
      return fault === 'answer' ? LOST : reply;
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
  openOver('partnership.update', ['answer']);
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

const stored = async (): Promise<string | undefined> => (await app.api.partnership.get({}))?.area;
const typed = (): string => screen.getByRole<HTMLInputElement>('textbox', { name: /^Area/ }).value;

test('a save that never arrived is asked about, sent once again and done', async () => {
  openOver('partnership.update', ['call']);
  await saveArea();
  await screen.findByRole('button', { name: /^Undo: / });
  expect(await stored()).toBe('Rivermere and the hills');
  expect(app.asked.filter((method) => method === 'system.outcome')).toHaveLength(1);
  expect(sent[1]).toEqual(sent[0]);
  expect(screen.queryByText(/The line broke/)).toBeNull();
});

test('a save whose answers are lost twice says that it was saved', async () => {
  openOver('partnership.update', ['answer', 'answer']);
  await saveArea();
  expect(await screen.findAllByText(/^This was saved \(“.+”\), but the answer was lost\./)).not.toEqual([]);
  expect(await stored()).toBe('Rivermere and the hills');
  expect(sent).toHaveLength(2);
});

test('a save lost on its way and sent again in vain says that it was not saved, and keeps what was typed', async () => {
  openOver('partnership.update', ['call', 'call']);
  await saveArea();
  expect(await screen.findAllByText(/^This was not saved: .* Save it again\.$/)).not.toEqual([]);
  expect(await stored()).not.toBe('Rivermere and the hills');
  expect(typed()).toBe('Rivermere and the hills');
  expect(sent).toHaveLength(2);
});

for (const { fault, says, area } of [
  { fault: 'answer', says: /answers again: “.+” was saved\.$/, area: 'Rivermere and the hills' },
  { fault: 'call', says: /answers again: .* was not saved\. Do it again\.$/, area: null },
] as const) {
  test(`while nobody answers it is not known; when somebody does, the page asks by itself and says which (${fault} lost)`, async () => {
    let isCut = false;
    openOver('partnership.update', [fault], () => isCut);
    const before = await stored();
    await screen.findByRole('textbox', { name: /^Area/ });
    isCut = true;
    await saveArea();
    expect(await screen.findAllByText(/The line broke/)).not.toEqual([]);
    isCut = false;
    expect(await screen.findAllByText(says)).not.toEqual([]);
    await waitFor(() => expect(document.querySelectorAll('section[aria-label] ol')[0]?.textContent).not.toMatch(/The line broke/));
    expect(await stored()).toBe(area ?? before);
    expect(sent).toHaveLength(1);
  });
}
