/** Every case of ../shared/cases in the screen: what the core asks and counts is what a person sees. Right answers: tests/core/imports-*. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { sharedFolder } from '../support/import-cases.ts';
import { openApp, type OpenApp } from './open-app.tsx';

const CASES = sharedFolder('cases', 'import');
const files = CASES ? readdirSync(CASES).filter((name) => !/^ods-(?:plain-)?\d{3,}\.ods$|sheets-200rows/.test(name)) : [];

let app: OpenApp;
afterEach(() => app.close());

const number = (figure: number): string => figure.toLocaleString('en-GB').replace('-', '−');

describe.skipIf(!CASES)('each case in the screen', () => {
  test.each(files)('%s', async (name) => {
    const kind = name.startsWith('providers') ? 'providers' : 'brownfield';
    const bytes = new Uint8Array(readFileSync(join(CASES!, name)));
    app = await openApp(`#/import?kind=${kind}`);
    const told = await app.api.imports.preview({ kind, file: { name, bytes } }).catch((error: unknown) => error);
    await screen.findByRole('button', { name: 'Choose a file' });
    await app.user.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, new File([bytes], name));
    if (told instanceof AppError) {
      expect((await screen.findByRole('alert')).textContent).toContain(told.message);
      return;
    }
    if (told instanceof Error || typeof told !== 'object') throw told;
    const preview = told as Awaited<ReturnType<typeof app.api.imports.preview>>;
    await screen.findByText(`What ${name} would change`);
    for (const { title } of preview.questions) expect(screen.getAllByText(title).length, title).toBeGreaterThan(0);
    for (const note of preview.notes) expect(screen.getByText(note), note).toBeTruthy();
    const account = within(screen.getByRole('region', { name: 'Rows by what would happen' }));
    for (const { sheet, rows, homes } of preview.accounts) {
      const line = (what: string): string[] => {
        const label = preview.accounts.length > 1 ? `${sheet}: ${what.toLowerCase()}` : what;
        const cells = account.getByRole('row', { name: new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) });
        return within(cells)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent);
      };
      for (const [what, figures] of [
        ['Rows', rows],
        ['Homes', homes],
      ] as const) {
        if (!figures) continue;
        const { file, new: added, changed, same, stopped, skipped } = figures;
        expect([what, line(what)]).toEqual([what, [file, added, changed, same, stopped, skipped].map(number)]);
      }
    }
    // A sheet that is not read is named somewhere on the screen.
    for (const { name: sheet, read } of preview.sheets) if (!read) expect(document.body.textContent, sheet).toContain(sheet);
    const waits = preview.questions.filter(({ answer }) => answer === null).length;
    if (waits > 0) expect(screen.getAllByText(`Answer ${waits} question${waits === 1 ? '' : 's'} first`).length).toBeGreaterThan(0);
  });
});
