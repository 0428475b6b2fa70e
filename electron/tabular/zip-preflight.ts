import { ZIP_LIMITS } from './limits.ts';
import { scanOds } from './scan-ods.ts';
import { scanXml } from './scan-xml.ts';
import { RefusedTable } from './table-read-error.ts';
import { inflateEntries, zipEntries } from './zip-entries.ts';
import type { ZipEntry } from './zip-entries.ts';
import { storeZip } from './zip-store.ts';

/** A workbook made of checked parts only, safe to give to a parser. */
export interface CheckedZip {
  kind: 'xlsx' | 'ods';
  /** The parts of an xlsx as a zip of their own; nothing for an ods, whose content is read as it is. */
  bytes: Uint8Array;
  /** The content of an ods. */
  content?: Buffer;
  /** Sheets with cells in them, as far as counting tags can tell. */
  cells: number;
}

const ODS_PARTS = new Set(['mimetype', 'content.xml', 'styles.xml', 'settings.xml', 'meta.xml', 'META-INF/manifest.xml']);
const OTHER_PACKAGES: readonly (readonly [RegExp, string])[] = [
  [/^word\//u, 'Word document'],
  [/^ppt\//u, 'PowerPoint presentation'],
  [/^visio\//u, 'Visio drawing'],
  [/^Index\/.*\.iwa$/u, 'Numbers, Pages or Keynote document'],
];

/** Checks a zip against every limit and keeps only the parts a table needs: no macros, media, comments or links out. */
export function preflight(bytes: Uint8Array): CheckedZip {
  const entries = zipEntries(bytes);
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('content.xml') && names.has('mimetype')) return checkedOds(bytes, entries);
  if (names.has('[Content_Types].xml') && [...names].some((name) => name.startsWith('xl/'))) return checkedXlsx(bytes, entries);
  const other = OTHER_PACKAGES.find(([pattern]) => [...names].some((name) => pattern.test(name)));
  if (other) throw new RefusedTable('other-document', other[1]);
  if (names.has('[Content_Types].xml')) throw new RefusedTable('damaged', 'its workbook part is missing');
  throw new RefusedTable('zip-archive');
}

function checkedOds(bytes: Uint8Array, entries: readonly ZipEntry[]): CheckedZip {
  const kept = entries.filter((entry) => ODS_PARTS.has(entry.name));
  const parts = inflateEntries(bytes, kept);
  const type = parts.get('mimetype')?.toString('latin1') ?? '';
  if (!type.includes('opendocument.spreadsheet')) throw new RefusedTable('other-document', 'OpenDocument text, drawing or presentation');
  const manifest = parts.get('META-INF/manifest.xml')?.toString('utf8') ?? '';
  if (manifest.includes('encryption-data')) throw new RefusedTable('encrypted');
  for (const [name, part] of parts) if (name !== 'mimetype') scanXml(part);
  const content = parts.get('content.xml') ?? Buffer.alloc(0);
  return { kind: 'ods', bytes: new Uint8Array(), content, cells: scanOds(content) };
}

/** Targets and kinds of a relationships part, whatever namespace prefix it uses. */
function relationships(part: Buffer | undefined, folder: string): { kind: string; target: string }[] {
  const found: { kind: string; target: string }[] = [];
  for (const [tag] of (part?.toString('utf8') ?? '').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu)) {
    const kind = /\sType\s*=\s*["'][^"']*\/([^"'/]*)["']/u.exec(tag)?.[1] ?? '';
    const target = (/\sTarget\s*=\s*["']([^"']*)["']/u.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('\\', '/');
    found.push({ kind, target: target.startsWith('/') ? target.slice(1) : joined(folder, target) });
  }
  return found;
}

function joined(folder: string, target: string): string {
  const path = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function checkedXlsx(bytes: Uint8Array, entries: readonly ZipEntry[]): CheckedZip {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const find = (name: string): ZipEntry[] => [byName.get(name.toLowerCase()) ?? []].flat();
  const head = inflateEntries(bytes, [...find('[Content_Types].xml'), ...find('_rels/.rels')]);
  for (const part of head.values()) scanXml(part);
  const main = relationships(head.get('_rels/.rels'), '').find((one) => one.kind === 'officeDocument')?.target;
  if (main === undefined) throw new RefusedTable('damaged', 'its workbook part is missing');
  if (main.endsWith('.bin')) throw new RefusedTable('xlsb');
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/')) : '';
  const relsName = joined(folder, `_rels/${main.slice(main.lastIndexOf('/') + 1)}.rels`);
  const workbook = inflateEntries(bytes, [...find(main), ...find(relsName)]);
  for (const part of workbook.values()) scanXml(part);
  const wanted = new Set(['worksheet', 'chartsheet', 'dialogsheet', 'sharedStrings', 'styles', 'theme']);
  const targets = relationships([...workbook].find(([name]) => name.endsWith('.rels'))?.[1], folder);
  const content = targets.filter((one) => wanted.has(one.kind)).flatMap((one) => find(one.target));
  const parts = inflateEntries(bytes, [...new Set(content)]);
  let [cells, merges] = [0, 0];
  for (const part of parts.values()) {
    const scan = scanXml(part);
    cells += scan.cells;
    merges += scan.merges;
    if (cells > ZIP_LIMITS.cells) throw new RefusedTable('too-complex', 'it has more than 3 million cells');
    if (merges > ZIP_LIMITS.merges) throw new RefusedTable('unsafe', 'it has more than 20,000 merged areas');
  }
  return { kind: 'xlsx', bytes: storeZip(new Map([...head, ...workbook, ...parts])), cells };
}
