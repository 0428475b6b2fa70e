import type { ReadDb } from '../db/schema.ts';
import type { Breath } from './breath.ts';
import { differencesFromLog } from './check-records.ts';
import { hashesOf } from './running-hash.ts';

/** Where the log ends, and its running hash there: two copies that agree on it hold the same history. */
export interface LogMark {
  step: number;
  hash: string;
}

export interface LogVerdict {
  findings: string[];
  mark: LogMark;
}

/** Findings that are told; of more, how many. */
const TOLD = 100;

const TRIES = 3;

/**
 * Checks the log by its running hash, and every record by the log. What somebody saves meanwhile would look like a
 * difference, so it is looked again when the log has grown.
 */
export async function checkLog(db: ReadDb, breath: Breath): Promise<LogVerdict> {
  for (let attempt = 1; ; attempt += 1) {
    const verdict = await checkOnce(db, breath);
    if (verdict.findings.length === 0 || attempt === TRIES || (await lastStep(db)) === verdict.mark.step) return verdict;
  }
}

async function checkOnce(db: ReadDb, breath: Breath): Promise<LogVerdict> {
  const findings: string[] = [];
  let more = 0;
  const tell = (finding: string): void => {
    if (findings.length < TOLD) findings.push(finding);
    else more += 1;
  };
  let mark: LogMark = { step: 0, hash: '' };
  for await (const { step, hash } of hashesOf(db, breath)) {
    await breath.now();
    if (step.hash !== null && step.hash !== hash)
      tell(
        `The log is not as it was written: step ${step.seq} (“${step.label}”, ${step.actor}, ${step.at.slice(0, 10)}), or one left out before it.`,
      );
    mark = { step: step.seq, hash: step.hash ?? hash };
  }
  for await (const difference of differencesFromLog(db, breath)) tell(difference);
  if (more > 0) findings.push(`And ${more.toLocaleString('en-GB')} more.`);
  return { findings, mark };
}

async function lastStep(db: ReadDb): Promise<number> {
  const last = await db.selectFrom('command_entry').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return last?.seq ?? 0;
}
