import type { ImportKindRules } from '../../rooms/import-kind.ts';
import type { MatchedTable } from './choose-columns.ts';

const LIST = new Intl.ListFormat('en-GB');
const MOST_NAMED = 8;

/** Columns of one heading: the second is called “Impact (2)” from then on. */
function doubled({ header, match }: MatchedTable): string[] {
  const filled = header.headings.filter(({ blank }) => !blank);
  const byText = new Map(filled.map((heading) => [heading.text.toLowerCase(), [heading]]));
  for (const heading of filled) {
    const base = /^(.*) \(\d+\)$/u.exec(heading.text)?.[1]?.toLowerCase();
    const first = base === undefined ? undefined : byText.get(base);
    if (first) first.push(heading);
  }
  const read = new Set(Object.values(match.matched).flatMap(({ column, more = [] }) => [column, ...more.map((one) => one.column)]));
  return [...byText.values()]
    .filter((same) => same.length > 1)
    .slice(0, MOST_NAMED)
    .map((same) => {
      const used = same.filter(({ column }) => read.has(column)).map(({ letter }) => letter);
      const what = used.length === 0 ? 'none of them is read' : `${LIST.format(used)} ${used.length === 1 ? 'is' : 'are'} read`;
      return `“${same[0]!.text}” stands over ${same.length} columns, ${LIST.format(same.map(({ letter }) => letter))}: ${what}. The others are called “${same[1]!.text}”${same.length > 2 ? ' and so on' : ''}.`;
    });
}

/** Texts of people's own headings that were put together: the standard's are known to be. */
const joinedAs = ({ columns }: MatchedTable, { fields }: ImportKindRules): string[] =>
  columns
    .filter(({ field, more }) => more.length > 0 && fields.some(({ key, about }) => key === field && about !== undefined))
    .map(
      ({ label, heading, more }) =>
        `${LIST.format([heading!, ...more].map((one) => `“${one}”`))} are joined as ${label}, each under its heading.`,
    );

/** Says what is odd about a table's headings: two columns of one, and headings that run over two rows. */
export function headingNotes(table: MatchedTable, rules: ImportKindRules): string[] {
  const { sheet, header } = table;
  const said = [
    ...(header.lines === 2
      ? [
          `The headings run over two rows, ${header.headerRow} and ${header.headerRow + 1}, and were read together, as “${header.headings.find(({ blank, alternatives }) => !blank && alternatives.length > 0)?.text ?? header.headings[0]?.text ?? ''}”.`,
        ]
      : []),
    ...doubled(table),
    ...joinedAs(table, rules),
  ];
  return said.map((note) => `${sheet.name}: ${note}`);
}
