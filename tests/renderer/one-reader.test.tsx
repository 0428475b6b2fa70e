import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { IsoDate } from '../../shared/fields.ts';
import { FormField, SchemaForm, useSchemaForm } from '../../renderer/ui/form/SchemaForm.tsx';
import { NO_DATES, TYPED_DATES, TYPED_ON } from '../support/typed-dates.ts';
import { NO_NUMBERS, TYPED_NUMBERS } from '../support/typed-numbers.ts';

// The other ways in: tests/domain/one-reader.test.ts.

const Fields = z.object({ due: IsoDate.nullable().default(null), homes: z.int().nullable().default(null) });
type Values = z.output<typeof Fields>;

function Form({ start, onSent }: { start: Values; onSent: (values: Values) => void }) {
  const form = useSchemaForm(Fields, start);
  return (
    <SchemaForm form={form} onSubmit={onSent}>
      <FormField name="due" kind="date" label="Due" />
      <FormField name="homes" kind="number" label="Homes" />
      <button type="submit">Send</button>
    </SchemaForm>
  );
}

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(`${TYPED_ON}T12:00:00Z`);
});
afterAll(() => vi.useRealTimers());
afterEach(cleanup);

/** What a form sends when a text stands in a field that was not left, or what it says beside the field. */
async function sent(name: 'due' | 'homes', text: string): Promise<{ value: unknown } | { refused: string }> {
  const got: Values[] = [];
  const label = name === 'due' ? 'Due' : 'Homes';
  render(<Form start={{ due: '2020-02-02', homes: 2020 }} onSent={(values) => void got.push(values)} />);
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: label });
  fireEvent.change(box, { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(got.length > 0 || screen.queryByRole('alert')).toBeTruthy());
  if (got[0]) return { value: got[0][name] };
  expect(box.value).toBe(text);
  expect(box.getAttribute('aria-invalid')).toBe('true');
  return { refused: screen.getByRole('alert').textContent };
}

describe('a date field, sent before it is left', () => {
  test.each(TYPED_DATES)('%j is %j', async (text, value) => expect(await sent('due', text)).toEqual({ value }));
  test.each(NO_DATES)('%j is refused beside the field: %s', async (text, words) =>
    expect(await sent('due', text)).toEqual({ refused: expect.stringMatching(words) }),
  );
});

describe('a number field, sent before it is left', () => {
  test.each(TYPED_NUMBERS)('%j is %j', async (text, value) => expect(await sent('homes', text)).toEqual({ value }));
  test.each(NO_NUMBERS)('%j is refused beside the field: %s', async (text, words) =>
    expect(await sent('homes', text)).toEqual({ refused: expect.stringMatching(words) }),
  );
});

test('a field that is left shows the whole date, and says what it made of a word for nothing', () => {
  render(<Form start={{ due: null, homes: null }} onSent={() => {}} />);
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'Due' });
  fireEvent.focus(box);
  fireEvent.change(box, { target: { value: 'next tue' } });
  expect(box.value).toBe('next tue');
  fireEvent.blur(box);
  expect(box.value).toBe('24 November 2026');
  fireEvent.focus(box);
  fireEvent.change(box, { target: { value: 'tbc' } });
  fireEvent.blur(box);
  expect(box.value).toBe('');
  expect(screen.getByText('“tbc” was read as blank. Enter the date or clear it.')).toBeTruthy();
  fireEvent.change(box, { target: { value: '31/2/2027' } });
  expect(screen.queryByText(/there is no /)).toBeNull();
  fireEvent.blur(box);
  expect(screen.getByText(/there is no /)).toBeTruthy();
});
