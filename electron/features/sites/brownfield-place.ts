import type { FieldValue } from '../../../shared/domain/tabular-types.ts';
import type { RowRemark } from '../../rooms/import-kind.ts';

type Values = Record<string, FieldValue | undefined>;
type Kind = 'grid' | 'degrees';

/** Where a site is, in one system. */
interface Place {
  system: FieldValue | undefined;
  x: FieldValue | undefined;
  y: FieldValue | undefined;
}

interface Pair {
  x: FieldValue | undefined;
  y: FieldValue | undefined;
  kind: Kind | undefined;
  /** Northing or latitude stands first. */
  swapped: boolean;
}

const numberOf = (value: FieldValue | undefined): number =>
  typeof value === 'string' && value !== '' ? Number(value.replaceAll(/[,\s]/gu, '')) : NaN;

/** Great Britain, Northern Ireland and their seas, in degrees and on the national grid. */
const isLongitude = (value: number): boolean => value >= -9 && value <= 2.5;
const isLatitude = (value: number): boolean => value >= 49 && value <= 61.5;
const isGrid = (x: number, y: number): boolean => x > 1000 && x < 700_000 && y > 1000 && y < 1_300_000;

function pairOf(x: FieldValue | undefined, y: FieldValue | undefined): Pair {
  const [first, second] = [numberOf(x), numberOf(y)];
  const swapped = isLatitude(first) && isLongitude(second);
  const kind = swapped || (isLongitude(first) && isLatitude(second)) ? 'degrees' : isGrid(first, second) ? 'grid' : undefined;
  return { x, y, kind, swapped };
}

const kindOf = (system: FieldValue | undefined): Kind | undefined =>
  system === 'OSGB36' ? 'grid' : system === 'WGS84' || system === 'ETRS89' ? 'degrees' : undefined;

const isFull = ({ x, y }: Pair): boolean => x !== null && x !== undefined && y !== null && y !== undefined;

/** A system and its own pair of numbers, never mixed: what is marked wrongly or the wrong way round is put right and said. */
export function placeOf(values: Values, remark: (remark: RowRemark) => void): Place {
  const system = values['coordinateSystem'];
  const stated = kindOf(system);
  const given = pairOf(values['geoX'], values['geoY']);
  const pairs = [given, pairOf(values['easting'], values['northing']), pairOf(values['longitude'], values['latitude'])].filter(isFull);
  if (pairs.length === 0) {
    const held = [values['geoX'], values['easting'], values['longitude']].find((value) => value !== undefined);
    const [x, y] = [held ?? values['geoX'], values['geoY'] ?? values['northing'] ?? values['latitude']];
    return { system, x, y };
  }
  const pair = pairs.find(({ kind }) => stated !== undefined && kind === stated) ?? pairs[0]!;
  if (pair.swapped) {
    remark({ field: 'geoX', message: `latitude ${pair.x as string} stood where the longitude belongs, so the two were swapped.` });
  }
  const [x, y] = pair.swapped ? [pair.y, pair.x] : [pair.x, pair.y];
  if (pair.kind === undefined || pair.kind === stated) return { system, x: plain(x), y: plain(y) };
  const own = pair.kind === 'grid' ? 'OSGB36' : 'WGS84';
  if (stated !== undefined) {
    const what = pair.kind === 'grid' ? 'a grid reference' : 'in degrees';
    remark({
      field: 'coordinateSystem',
      message: `${x as string}, ${y as string} is ${what}, yet marked ${system as string}; ${own} was taken.`,
    });
  }
  return { system: own, x: plain(x), y: plain(y) };
}

/** Thousands commas go; all else stays as given. */
const plain = (value: FieldValue | undefined): FieldValue | undefined =>
  typeof value === 'string' ? value.replaceAll(/(?<=\d),(?=\d{3})/gu, '') : value;
