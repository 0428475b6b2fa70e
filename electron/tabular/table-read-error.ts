/** Why a file could not be read as a table. */
export type TableReadReason =
  | 'missing'
  | 'folder'
  | 'unreadable'
  | 'empty'
  | 'too-big'
  | 'web-page'
  | 'xml'
  | 'json'
  | 'not-a-table'
  | 'text-named-workbook'
  | 'other-document'
  | 'zip-archive'
  | 'xlsb'
  | 'encrypted'
  | 'damaged'
  | 'unsafe'
  | 'too-complex'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-cells'
  | 'too-much-text'
  | 'too-many-sheets'
  | 'broken-quotes'
  | 'zero-byte'
  | 'no-cells'
  | 'too-slow'
  | 'too-much-memory'
  | 'cancelled'
  | 'reader-failed';

/** What the child can say about a refusal: the parent makes the sentence, because only it knows the file's name. */
export interface Refusal {
  reason: TableReadReason;
  /** Where or what, as part of a sentence: 'row 12', 'Word document'. */
  detail?: string;
}

/** A file that was not read. `message` is a sentence naming the file and the place; `remedy` says what to do. */
export class TableReadError extends Error {
  override readonly name = 'TableReadError';
  readonly reason: TableReadReason;
  readonly remedy: string;
  readonly fileName: string;

  constructor(fileName: string, refusal: Refusal, options?: ErrorOptions) {
    const [message, remedy] = SENTENCES[refusal.reason](fileName, refusal.detail ?? '');
    super(message, options);
    this.reason = refusal.reason;
    this.remedy = remedy;
    this.fileName = fileName;
  }
}

const RESAVE = 'Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and choose the new file.';
const SPLIT = 'Split it into smaller files, or delete the parts you don’t need, and choose it again.';
const ASK_AGAIN = 'Ask whoever sent it for a fresh copy, or download it again.';

type Sentence = (file: string, detail: string) => readonly [message: string, remedy: string];

const SENTENCES: Record<TableReadReason, Sentence> = {
  missing: (file) => [`“${file}” isn’t there any more.`, 'Check whether it was moved or renamed, then choose it again.'],
  folder: (file) => [`“${file}” is a folder, not a file.`, 'Open the folder and choose one spreadsheet or CSV file in it.'],
  unreadable: (file) => [
    `“${file}” can’t be opened.`,
    'Close it in other programs, check you’re allowed to read it, then choose it again.',
  ],
  empty: (file) => [`“${file}” is empty: it has no bytes in it.`, ASK_AGAIN],
  'too-big': (file, size) => [`“${file}” is ${size}, and files up to 50 MB can be read.`, SPLIT],
  'web-page': (file) => [
    `“${file}” is a web page, not a spreadsheet. A download often turns out like this when a site asks you to sign in.`,
    'Open it in a browser to see what it says. If it shows the table, open it in Excel and save it as .xlsx.',
  ],
  xml: (file) => [`“${file}” is an XML document, not a spreadsheet or CSV file.`, RESAVE],
  json: (file) => [`“${file}” holds JSON data, not a table of rows and columns.`, 'Download the CSV or Excel version of the same data.'],
  'not-a-table': (file) => [`“${file}” isn’t a spreadsheet or a CSV file.`, 'Choose a file that ends .csv, .xlsx, .xls or .ods.'],
  'text-named-workbook': (file, extension) => [
    `“${file}” is named ${extension} but holds plain text, so it isn’t a workbook.`,
    'If it’s a CSV file, rename it so that it ends .csv and choose it again.',
  ],
  'other-document': (file, what) => [
    `“${file}” is a ${what}, not a spreadsheet.`,
    'Copy the table into a spreadsheet, save that, and choose it.',
  ],
  'zip-archive': (file) => [
    `“${file}” is a zip archive, not a spreadsheet.`,
    'Unzip it first, then choose the spreadsheet or CSV file inside.',
  ],
  xlsb: (file) => [`“${file}” is an Excel binary workbook (.xlsb), which can’t be read.`, RESAVE],
  encrypted: (file) => [
    `“${file}” is protected with a password.`,
    'Open it in Excel, choose File, Info, Protect Workbook and take the password off, then save and choose it again.',
  ],
  damaged: (file, where) => [
    `“${file}” is damaged${where ? `: ${where}` : ' and can’t be read'}.`,
    `${ASK_AGAIN} If it still opens in Excel, save it there as a new workbook.`,
  ],
  unsafe: (file, what) => [
    `“${file}” wasn’t read because ${what}. Ordinary spreadsheets aren’t built like that.`,
    `Don’t open it if you don’t know who made it. Otherwise: ${RESAVE}`,
  ],
  'too-complex': (file, what) => [`“${file}” is too big to read safely: ${what}.`, SPLIT],
  'too-many-rows': (file, where) => [`“${file}” has more than 200,000 rows${where}. Nothing was read.`, SPLIT],
  'too-many-columns': (file, where) => [
    `“${file}” has more than 200 columns${where}. Nothing was read.`,
    'Delete the columns you don’t need and choose it again.',
  ],
  'too-many-cells': (file, where) => [`“${file}” has more cells than can be read${where}. Nothing was read.`, SPLIT],
  'too-much-text': (file) => [`“${file}” holds more text than can be read. Nothing was read.`, SPLIT],
  'too-many-sheets': (file) => [`“${file}” has more than 500 sheets. Nothing was read.`, SPLIT],
  'broken-quotes': (file, where) => [
    `“${file}” has a quotation mark that is opened and never closed, at ${where}.`,
    'Open the file in a text editor, close or delete that quotation mark, save it and choose it again.',
  ],
  'zero-byte': (file, where) => [
    `“${file}” holds a character in ${where} that no text has (NUL), so it can’t be read as a table.`,
    'Open the file in a text editor, delete that character, save it and choose it again.',
  ],
  'no-cells': (file) => [
    `“${file}” has no cells with anything in them.`,
    'Check that it’s the right file and was saved after the last change.',
  ],
  'too-slow': (file) => [`“${file}” took longer than 30 seconds to read, so reading was stopped.`, RESAVE],
  'too-much-memory': (file) => [`“${file}” needed too much memory, so reading was stopped.`, SPLIT],
  cancelled: (file) => [`Reading “${file}” was cancelled.`, 'Choose it again whenever you like.'],
  'reader-failed': (file) => [`“${file}” couldn’t be read.`, RESAVE],
};

/** Thrown inside the reading process; crosses to the parent as plain data. */
export class RefusedTable extends Error {
  override readonly name = 'RefusedTable';
  readonly refusal: Refusal;

  constructor(reason: TableReadReason, detail?: string) {
    super(detail ?? reason);
    this.refusal = detail === undefined ? { reason } : { reason, detail };
  }
}
