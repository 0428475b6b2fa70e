import { expect, it } from 'vitest';
import { detectDelimiter } from '../../electron/tabular/csv-delimiter.ts';

it.each<[what: string, sample: string, delimiter: string]>([
  ['commas within semicolons', 'a;b\n1,5;2\n3,5;4\n', ';'],
  ['semicolons within quotation marks', 'a,b\n"x;y;z",2\n"x;y;z",4\n', ','],
  ['text after a closing quotation mark, which the right delimiter has not', '"say ""hi""";1,5;1,5\r"q""";tab', ';'],
  ['a sample that ends between quotation marks', `a\tb\n${'1\t"two, three, four"\n'.repeat(20)}5\t"six, se`, '\t'],
  ['line ends of the Macintosh', 'a;b;c\r1;2;3\r', ';'],
  ['one column', 'a\n1\n2\n', ','],
])('finds the delimiter despite %s', (_what, sample, delimiter) => {
  expect(detectDelimiter(Buffer.from(sample))).toBe(delimiter);
});
