import MailComposer from 'nodemailer/lib/mail-composer';
import type { EmailDraft } from '../../shared/domain/email-draft.ts';

/** A file that goes with a draft. */
export interface Attachment {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** What makes a draft this one. */
interface Edition {
  /** Its own id: the file is the same each time it is made. */
  id: string;
  /** The instant at which it is made. */
  madeAt: string;
}

/** A draft as an `.eml` file. `X-Unsent` lets mail programs open it to be changed and sent; nothing is sent from here. */
export async function draftFile(draft: EmailDraft, attachments: readonly Attachment[], { id, madeAt }: Edition): Promise<Uint8Array> {
  const composer = new MailComposer({
    to: draft.to.map(({ name, email }) => ({ name, address: email })),
    subject: draft.subject,
    text: draft.text,
    date: new Date(madeAt),
    messageId: `<${id}@planner.invalid>`,
    headers: { 'X-Unsent': '1' },
    attachments: attachments.map(({ fileName, mediaType, bytes }) => ({
      filename: fileName,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    baseBoundary: id,
    newline: 'windows',
  });
  return await composer.compile().build();
}
