const TABLE_STYLE = /<style:style\b([^>]*)>([\s\S]*?)<\/style:style>/gu;

/** The value of an attribute in a tag, as it is written. */
export function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(`${name}="`);
  if (at < 0) return undefined;
  const from = at + name.length + 2;
  const end = tag.indexOf('"', from);
  return end < 0 ? undefined : tag.slice(from, end);
}

/** Names of the styles that hide a sheet: `table:display` is said there and not at the sheet. */
export function hidingStyles(content: string): Set<string> {
  const names = new Set<string>();
  const end = content.indexOf('</office:automatic-styles>');
  for (const [, head = '', body = ''] of content.slice(0, end < 0 ? 0 : end).matchAll(TABLE_STYLE)) {
    if (!head.includes('style:family="table"') || !body.includes('table:display="false"')) continue;
    const name = attribute(head, 'style:name');
    if (name !== undefined) names.add(name);
  }
  return names;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text without XML's own marks. */
export function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,4});/giu, (all, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? all;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : all;
  });
}
