import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReportWriter } from '../../electron/workbook/hucre-writer.ts';
import { cabinetReport } from './sample-reports.ts';

const run = promisify(execFile);

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

const present = hasOffice();
if (!present) console.warn('LibreOffice checks skipped: there is no soffice on this machine.');

describe.skipIf(!present)('a report opened in LibreOffice', { timeout: 180_000 }, () => {
  let folder: string;
  const convert = async (format: string): Promise<void> => {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await run('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, join(folder, 'report.xlsx')]);
  };
  const table = (sheet: string): string[][] => {
    const file = readdirSync(folder).find((name) => name.endsWith(`-${sheet}.csv`)) ?? '';
    return Papa.parse<string[]>(readFileSync(join(folder, file), 'utf8').trimEnd()).data;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hpp-report-'));
    writeFileSync(join(folder, 'report.xlsx'), await createReportWriter().write(cabinetReport(60)));
    // -1 at the end: every sheet to a file of its own, as it is shown.
    await convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1');
    await convert('pdf');
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows money, dates, codes and statuses as written', () => {
    const rows = table('Promised homes');
    expect(rows[0]?.[0]).toBe('Promised homes by site, Bromley, 2026 to 2027');
    expect(rows[2]?.slice(0, 3)).toEqual(['Site', 'UPRN', 'Registered provider']);
    const row = rows[3] ?? [];
    expect(row.slice(0, 12)).toEqual([
      'Elm Road',
      '010022310000',
      'Clarion Housing',
      '4865',
      'Social rent',
      '8',
      '0',
      '0.0#%',
      '£1,250,000.50',
      '15 January 2025',
      '28 January 2027',
      'On track',
    ]);
  });

  it('works the totals out to the same figures', () => {
    const rows = table('Promised homes');
    const homes = rows.slice(3, 63).reduce((sum, row) => sum + Number(row[5]), 0);
    expect(rows[63]?.[0]).toBe('Total');
    expect(rows[63]?.[5]).toBe(homes.toLocaleString('en-GB'));
    expect(table('Actions')[7]?.[1]).toBe('5');
  });

  it('keeps a pasted formula as words', () => {
    expect(table('Actions')[4]?.[1]).toMatch(/^=HYPERLINK\(/);
  });

  it('prints', () => {
    expect(statSync(join(folder, 'report.pdf')).size).toBeGreaterThan(10_000);
  });
});
