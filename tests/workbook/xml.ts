/* eslint-disable no-control-regex -- what XML forbids */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/* eslint-enable no-control-regex */
const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/y;
const BAD_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i;

/** What is wrong with a part as XML, or null. Stricter than XML itself: no comments, no single quotes. */
export function xmlFault(xml: string): string | null {
  if (FORBIDDEN.test(xml)) return 'a forbidden character';
  if (BAD_AMPERSAND.test(xml)) return 'a bare ampersand';
  const open: string[] = [];
  let at = /^<\?xml [^?]*\?>\s*/.exec(xml)?.[0].length ?? 0;
  while (at < xml.length) {
    if (xml[at] !== '<') {
      const next = xml.indexOf('<', at);
      if (open.length === 0) return `text outside the root: ${xml.slice(at, at + 40)}`;
      at = next === -1 ? xml.length : next;
      continue;
    }
    TAG.lastIndex = at;
    const tag = TAG.exec(xml);
    if (tag === null) return `not a tag: ${xml.slice(at, at + 60)}`;
    const [whole, closes, name = '', attributeText = '', empty] = tag;
    const names = [...attributeText.matchAll(/([\w:.-]+)="/g)].map((match) => match[1]);
    if (new Set(names).size !== names.length) return `an attribute twice: ${whole}`;
    if (closes === '/' && open.pop() !== name) return `${whole} closes something else`;
    if (closes !== '/' && empty !== '/') open.push(name);
    at += whole.length;
  }
  return open.length === 0 ? null : `${open.join(' ')} never closed`;
}

/** The attributes of every element with a name. */
export function elements(xml: string, name: string): Record<string, string>[] {
  return [...xml.matchAll(new RegExp(`<${name}(?=[ />])([^>]*)>`, 'g'))].map(([, text = '']) =>
    Object.fromEntries([...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])),
  );
}

/** The names of the root's own children, in order. */
export function childNames(xml: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [, closes, name = '', , empty] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>/g)) {
    if (closes === '/') depth -= 1;
    else {
      if (depth === 1) names.push(name);
      if (empty !== '/') depth += 1;
    }
  }
  return names;
}
