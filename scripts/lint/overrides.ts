import { builtinModules } from 'node:module';
import packageJson from '../../package.json' with { type: 'json' };
import { AREAS, BY_FIT, stepsOf, type Area } from './areas.ts';

interface Restriction {
  files: string[];
  rules: { 'no-restricted-imports': ['error', { patterns: { regex: string; message: string }[] }] };
}

/** Folders below an area that get their own patterns: an address counts its steps up. */
const LEVELS = 4;

/** Folders that no part of the program imports. */
const OUTSIDE = ['scripts', 'tests'];

/** Known packages that are not ours; package.json names the rest. */
const NEVER = ['ag-grid-enterprise'];

const DECLARED = [...Object.keys(packageJson.dependencies), ...Object.keys(packageJson.devDependencies), ...NEVER];

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

/** Rest of an address that leads into an area, from a folder above it. */
function into(rest: string[]): string {
  const steps = rest.map((step) => {
    if (step === '*.ts') return String.raw`[^/]+$`;
    if (step === '*') return '[^./][^/]*/';
    return /\.tsx?$/.test(step) ? `${escaped(step)}$` : `${escaped(step)}/`;
  });
  return steps.join('');
}

/** Addresses that lead from a folder into an area; a `*` in the folder is a name that is not known here. */
function addresses(folder: string[], target: string): string[] {
  const found: string[] = [];
  const goal = target.split('/');
  for (let up = 0; up <= folder.length; up += 1) {
    const base = folder.slice(0, folder.length - up);
    if (base.length >= goal.length || base.some((step, index) => step !== goal[index])) continue;
    if (base.includes('*')) continue;
    const start = up === 0 ? String.raw`\./` : String.raw`(\.\./){${up}}`;
    found.push(start + into(goal.slice(base.length)));
  }
  return found;
}

/** Folders in which an area's files stand, and the patterns of those files. */
function places(area: Area): { folder: string[]; files: string }[] {
  const steps = stepsOf(area);
  const last = steps.at(-1) ?? '';
  const around = steps.slice(0, -1);
  if (last === '*.ts') return [{ folder: around, files: [...around, '*.{ts,tsx}'].join('/') }];
  if (/\.tsx?$/.test(last)) return [{ folder: around, files: area.at }];
  return Array.from({ length: LEVELS }, (_, level) => {
    const folder = [...steps, ...Array.from({ length: level }, () => '*')];
    return { folder, files: [...folder, '*.{ts,tsx}'].join('/') };
  });
}

function packagePattern(area: Area): string {
  const may = area.packages ?? [];
  const names = [...DECLARED.filter((name) => !may.includes(name)), ...(area.node ? [] : ['node:.*', ...builtinModules])];
  return `^(${names.map((name) => (name === 'node:.*' ? name : escaped(name))).join('|')})($|/)`;
}

function restriction(area: Area, folder: string[], files: string): Restriction {
  const foreign = AREAS.filter((other) => !area.may.includes(other.at) && (other !== area || area.at.endsWith('/*')));
  const targets = [...foreign.map((other) => other.at), ...OUTSIDE];
  const closed = targets.flatMap((target) => addresses(folder, target));
  const may = [...area.may, ...(area.packages ?? []), ...(area.node ? ['node:'] : [])].join(', ') || 'nothing else';
  const message = `${area.at} imports: ${may} (scripts/lint/areas.ts).`;
  const patterns = [
    { regex: `^(${closed.join('|')})`, message },
    { regex: packagePattern(area), message },
    // An address that turns back would slip past the patterns.
    { regex: String.raw`^\./\.\.|[^./][^/]*/\.\./`, message: 'An address goes up first, then down.' },
  ];
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** One override for each folder of each area, whole: a later override replaces an earlier one, so none may say half. */
export const RESTRICTIONS: Restriction[] = BY_FIT.flatMap((area) =>
  places(area).map(({ folder, files }) => restriction(area, folder, files)),
);
