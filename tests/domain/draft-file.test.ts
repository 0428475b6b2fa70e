/** E-mail drafts read back by another library. */
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { draftFile } from '../../electron/mail/draft-file.ts';
import { mailtoOf, type EmailDraft } from '../../shared/domain/email-draft.ts';

const edition = { id: 'draft-1', madeAt: '2027-01-29T14:41:00.000Z' };
const draft: EmailDraft = {
  to: [{ name: 'Zoë O’Hara, MBE', email: 'zoe@example.org' }],
  subject: 'Actions overdue: £120,000 of receipts – “Lockside”',
  text: 'Dear Zoë,\n\n.\nFrom here on.\n',
};
const lines = (text: string | undefined): string => (text ?? '').replaceAll('\r\n', '\n');
const header = (mail: Awaited<ReturnType<typeof PostalMime.parse>>, key: string): string | undefined =>
  mail.headers.find((entry) => entry.key === key)?.value;

it('is read as it was written, and as not sent yet', async () => {
  const pack = new Uint8Array([37, 80, 68, 70, 0, 255, 13, 10]);
  const mail = await PostalMime.parse(
    await draftFile(draft, [{ fileName: 'Pack – 15 February “final”.pdf', mediaType: 'application/pdf', bytes: pack }], edition),
  );
  expect(mail.to).toEqual([{ name: 'Zoë O’Hara, MBE', address: 'zoe@example.org' }]);
  expect(mail.subject).toBe(draft.subject);
  expect(lines(mail.text).trimEnd()).toBe(draft.text.trimEnd());
  expect([header(mail, 'x-unsent'), mail.from, header(mail, 'date')]).toEqual(['1', undefined, 'Fri, 29 Jan 2027 14:41:00 +0000']);
  const [file] = mail.attachments;
  expect([file!.filename, file!.mimeType, new Uint8Array(file!.content as ArrayBuffer)]).toEqual([
    'Pack – 15 February “final”.pdf',
    'application/pdf',
    pack,
  ]);
});

it('is the same file each time', async () => {
  const [a, b] = [await draftFile(draft, [], edition), await draftFile(draft, [], edition)];
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
});

describe('what people type makes no header', () => {
  it.each([
    ['a subject', { subject: 'Hello\r\nBcc: thief@example.org' }],
    ['a name', { to: [{ name: 'Ann\r\nBcc: thief@example.org', email: 'ann@example.org' }] }],
    ['an address', { to: [{ name: 'Ann', email: 'ann@example.org\r\nBcc: thief@example.org' }] }],
    ['an address of two', { to: [{ name: 'Ann', email: 'ann@example.org, thief@example.org' }] }],
  ])('%s', async (_, changes) => {
    const mail = await PostalMime.parse(await draftFile({ ...draft, ...changes }, [], edition));
    expect([mail.bcc, mail.cc, mail.to!.length]).toEqual([undefined, undefined, 1]);
  });
  it('a file’s name', async () => {
    const bytes = await draftFile(
      draft,
      [{ fileName: 'a"\r\nBcc: thief@example.org', mediaType: 'text/plain', bytes: new Uint8Array() }],
      edition,
    );
    const mail = await PostalMime.parse(bytes);
    expect([mail.bcc, mail.attachments.length]).toEqual([undefined, 1]);
  });
});

it('any text comes back', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '💷', '.', '\n', '=', ' ', '--draft-1', 'From '), maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      const mail = await PostalMime.parse(await draftFile({ ...draft, text: body }, [], edition));
      expect(lines(mail.text).trimEnd()).toBe(body.trimEnd());
    }),
    { numRuns: 200 },
  );
});

describe('as an address that opens a mail program', () => {
  it('says the same', () => {
    const address = new URL(mailtoOf({ ...draft, text: 'Dear Zoë & all,\nyours?' })!);
    expect([address.protocol, address.pathname]).toEqual(['mailto:', 'zoe@example.org']);
    expect(Object.fromEntries(address.searchParams)).toEqual({ subject: draft.subject, body: 'Dear Zoë & all,\r\nyours?' });
  });
  it('takes no more headers from what people type', () => {
    const address = new URL(
      mailtoOf({ ...draft, to: [{ name: '', email: 'a@example.org?bcc=t@example.org' }], subject: 'x&cc=t@example.org' })!,
    );
    expect([...address.searchParams.keys()]).toEqual(['subject', 'body']);
  });
  it('is none when it is too long', () => {
    expect(mailtoOf({ ...draft, text: 'a'.repeat(1950) })).toBeNull();
  });
});
