import { escapeXml } from './cell-text.ts';
import { columnLetter } from './names.ts';
import type { WrittenLink } from './row-writer.ts';
import type { PlannedSheet } from './table-plan.ts';

const LINK_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** Replaces one thing that must be there: another hucre than the pinned one should fail here, not in Excel. */
function replaceOnce(xml: string, pattern: RegExp, replacement: string): string {
  if (!pattern.test(xml)) throw new Error(`hucre's XML has nothing like ${String(pattern)}.`);
  return xml.replace(pattern, () => replacement);
}

/** Adds the document's language, which hucre doesn't write. */
export function patchCore(xml: string, language: string): string {
  return replaceOnce(xml, /<\/cp:coreProperties>/, `<dc:language>${language}</dc:language></cp:coreProperties>`);
}

/** Marks the cover as the sheet that is showing. */
export function patchCover(xml: string): string {
  return replaceOnce(xml, /<sheetView /, '<sheetView tabSelected="1" ');
}

/** Everything of a sheet before its first row. The range it fills isn't known yet, and is optional. */
export function patchSheetStart(xml: string): string {
  const start = xml.slice(0, xml.indexOf('<sheetData>') + '<sheetData>'.length);
  return replaceOnce(start, /<dimension [^>]*\/>/, '');
}

/** Everything of a sheet after its last row, with its links, and its status colours stretched over the rows. */
export function patchSheetEnd(xml: string, firstRow: number, lastRow: number, links: readonly WrittenLink[]): string {
  const end = xml
    .slice(xml.indexOf('</sheetData>'))
    .replace(/(<conditionalFormatting sqref="[A-Z]+)\d+:([A-Z]+)\d+"/g, `$1${firstRow}:$2${lastRow}"`);
  if (links.length === 0) return end;
  const items = links.map((link, i) => `<hyperlink ref="${link.ref}" r:id="rIdLink${i + 1}"/>`);
  return replaceOnce(end, /<pageMargins /, `<hyperlinks>${items.join('')}</hyperlinks><pageMargins `);
}

/** Adds the sheet's links to its relationships. */
export function patchSheetLinks(xml: string, links: readonly WrittenLink[]): string {
  if (links.length === 0) return xml;
  const items = links.map(
    (link, i) => `<Relationship Id="rIdLink${i + 1}" Type="${LINK_TYPE}" Target="${escapeXml(link.target)}" TargetMode="External"/>`,
  );
  return replaceOnce(xml, /<\/Relationships>/, `${items.join('')}</Relationships>`);
}

/** Gives the table its real size; the filter stops short of the totals row. */
export function patchTable(xml: string, plan: PlannedSheet, lastDataRow: number): string {
  const from = `A${plan.headerRow}:${columnLetter(plan.columns.length - 1)}`;
  const ref = `${from}${plan.totals ? lastDataRow + 1 : lastDataRow}`;
  const sized = replaceOnce(xml, / ref="[^"]*"/, ` ref="${ref}"`);
  return replaceOnce(sized, /<autoFilter ref="[^"]*"/, `<autoFilter ref="${from}${lastDataRow}"`);
}
