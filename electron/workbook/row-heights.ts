/** Excel's tallest row. */
const MAX_HEIGHT = 409;
/** Space under the words, so that rows don't touch. */
const AIR = 4;

/** How many lines text takes up when wrapped at `perLine` characters. Errs towards one too many. */
export function lineCount(text: string, perLine: number): number {
  if (!text.includes('\n')) return text.length <= perLine ? 1 : Math.ceil(text.length / perLine);
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(line.length / perLine));
  return lines;
}

/** How many lines a heading takes up, counted word by word. */
export function headingLines(heading: string, perLine: number): number {
  let lines = 1;
  let used = 0;
  for (const word of heading.split(' ')) {
    const next = used === 0 ? word.length : used + 1 + word.length;
    if (next > perLine && used > 0) {
      lines += 1;
      used = word.length;
    } else used = next;
  }
  return lines;
}

/** How many characters of Arial fit on a line of a column of this width. */
export function charactersPerLine(width: number, fontSize: number): number {
  return Math.max(4, Math.floor((width - 2) * (11 / fontSize)));
}

/** The height in points of a row of `lines` lines. Excel keeps it until the row is edited, then fits it again. */
export function rowHeight(lines: number, fontSize: number): number {
  return Math.min(MAX_HEIGHT, Math.ceil(lines * fontSize * 1.28) + AIR);
}
