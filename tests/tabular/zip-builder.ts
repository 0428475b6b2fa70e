import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** One part of a test zip; the extra fields make it lie. */
export interface PartSpec {
  name: string;
  data: string | Uint8Array;
  declaredSize?: number;
  declaredCrc?: number;
  offset?: number;
  flags?: number;
  stored?: boolean;
}

/** Where a lie goes: in the part's own header, and in its line of the zip's list of parts. */
const LOCAL = { flags: 6, crc: 14, size: 22 };
const LISTED = { signature: 0x0201_4b50, flags: 8, crc: 16, size: 24, nameLength: 28, offset: 42, name: 46 };

/** Builds a zip, honest unless a part says otherwise. */
export function buildZip(parts: readonly PartSpec[]): Buffer {
  const honest: Zippable = {};
  for (const { name, data, stored } of parts) honest[name] = [Buffer.from(data), { level: stored ? 0 : 6 }];
  const zip = Buffer.from(zipSync(honest));
  let at = zip.readUInt32LE(zip.length - 6);
  for (const part of parts) {
    if (zip.readUInt32LE(at) !== LISTED.signature) throw new Error(`${part.name} is not where it should be in the list of parts.`);
    lie(zip, at, part);
    at += LISTED.name + zip.readUInt16LE(at + LISTED.nameLength);
  }
  return zip;
}

/** Makes one part lie, in both places. */
function lie(zip: Buffer, listed: number, part: PartSpec): void {
  const local = zip.readUInt32LE(listed + LISTED.offset);
  for (const [base, at] of [
    [local, LOCAL],
    [listed, LISTED],
  ] as const) {
    if (part.flags !== undefined) zip.writeUInt16LE(part.flags, base + at.flags);
    if (part.declaredCrc !== undefined) zip.writeUInt32LE(part.declaredCrc, base + at.crc);
    if (part.declaredSize !== undefined) zip.writeUInt32LE(part.declaredSize, base + at.size);
  }
  if (part.offset !== undefined) zip.writeUInt32LE(part.offset, listed + LISTED.offset);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_REL = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** What goes into a test workbook. */
export interface WorkbookSpec {
  /** Whole sheet XML after `<worksheet ...>`; one per sheet. */
  sheets: readonly string[];
  names?: readonly string[];
  date1904?: boolean;
  shared?: string;
  styles?: string;
  extra?: readonly PartSpec[];
  prolog?: string;
  separator?: '/' | '\\';
}

/** The parts of a small xlsx written by hand, so that any of them can be made wrong. */
export function workbookParts(spec: WorkbookSpec): PartSpec[] {
  const sep = spec.separator ?? '/';
  const names = spec.names ?? spec.sheets.map((_, index) => `Sheet${index + 1}`);
  const path = (name: string): string => name.replaceAll('/', sep);
  const sheetRels = spec.sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const tags = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  return [
    {
      name: '[Content_Types].xml',
      data: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    },
    {
      name: path('_rels/.rels'),
      data: `${XML}<Relationships xmlns="${PACKAGE_REL}"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: path('xl/workbook.xml'),
      data: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${spec.date1904 ? ' date1904="1"' : ''}/><sheets>${tags.join('')}</sheets></workbook>`,
    },
    {
      name: path('xl/_rels/workbook.xml.rels'),
      data: `${XML}<Relationships xmlns="${PACKAGE_REL}">${sheetRels.join('')}<Relationship Id="rIdS" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdT" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: path('xl/sharedStrings.xml'), data: spec.shared ?? `${XML}<sst xmlns="${MAIN}"/>` },
    {
      name: path('xl/styles.xml'),
      data:
        spec.styles ??
        `${XML}<styleSheet xmlns="${MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    ...spec.sheets.map((sheet, index) => ({
      name: path(`xl/worksheets/sheet${index + 1}.xml`),
      data: `${XML}${spec.prolog ?? ''}<worksheet xmlns="${MAIN}" xmlns:r="${REL}">${sheet}</worksheet>`,
    })),
    ...(spec.extra ?? []),
  ];
}

/** A small xlsx. */
export const workbook = (spec: WorkbookSpec): Buffer => buildZip(workbookParts(spec));

/** Sheet XML with text and number cells. */
export function sheetXml(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number, row: number, column: number): string => {
    const ref = `${String.fromCharCode(65 + column)}${row + 1}`;
    return typeof value === 'number' ? `<c r="${ref}"><v>${value}</v></c>` : `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  return `<sheetData>${rows.map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join('')}</row>`).join('')}</sheetData>`;
}

/** An ods with this body. */
export function ods(body: string): Buffer {
  const content = `${XML}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`;
  return buildZip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    { name: 'content.xml', data: content },
    {
      name: 'META-INF/manifest.xml',
      data: `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
    },
  ]);
}
