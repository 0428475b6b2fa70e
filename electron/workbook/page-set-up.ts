import type { WriteSheet } from 'hucre/xlsx';
import { oneLine } from './cell-text.ts';

/** Excel allows 255 characters in a footer, codes included. */
const MAX_FOOTER_TEXT = 90;

function footerText(text: string): string {
  return oneLine(text, MAX_FOOTER_TEXT).replace(/&/g, '&&');
}

/** The report's name on the left of every page's foot, "Page 2 of 7" on the right. */
export function pageFooter(title: string): NonNullable<WriteSheet['headerFooter']> {
  return { oddFooter: `&L&"Arial,Regular"&10 ${footerText(title)}&R&"Arial,Regular"&10Page &P of &N` };
}

/** The sheet's name at the head of every page of a table, and the foot as elsewhere. */
export function tableHeaderFooter(title: string, sheet: string): NonNullable<WriteSheet['headerFooter']> {
  return { oddHeader: `&R&"Arial,Regular"&10 ${footerText(sheet)}`, ...pageFooter(title) };
}
