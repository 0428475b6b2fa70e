import { join } from 'node:path';
import { accountActor } from '../../electron/core/actor.ts';
import { program } from '../../electron/program.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { ask, makeNew, openPartnership } from '../../electron/workspace/make-new.ts';
import { inFolder, lineOf, type BenchLine } from './runs.ts';

const SCALES = [1, 100] as const;
const ROUNDS = 5;

/** As somebody types, letter by letter; a word that is everywhere, one that is rare, and two. */
const TYPED = ['m', 'mi', 'mil', 'mill', 'mill la', 'homes', 'wharf', 'trust homes', '2031', 'zq'];

/** The tables whose texts are searched that grow with the years. */
const TEXTS = ['action', 'agenda_item', 'commitment', 'decision', 'meeting', 'site'];

/** A keystroke in the search, against comparing every searched text with it once. */
export function benchSearch(): Promise<BenchLine[]> {
  return inFolder(async (folder) => {
    const lines: BenchLine[] = [];
    for (const scale of SCALES) {
      const profile = { kind: 'sqlite' as const, path: join(folder, `${scale}.hpp`) };
      const parts = { program, actor: accountActor('Bench') };
      await makeNew(profile, parts, (core) => fillSample(core, 'demo', { today: '2026-11-22', scale }));
      const { core } = await openPartnership(profile, parts);
      const ours: number[] = [];
      const bare: number[] = [];
      const reads = TEXTS.map((table) => core.database.reader!.prepare(`select count(*) from ${table} where search_text like ?`));
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const text of TYPED) {
          const began = performance.now();
          await ask(core, 'search.find', { text });
          const between = performance.now();
          for (const read of reads) read.get(`%${text}%`);
          // The first round is for warming up.
          if (round === 0) continue;
          ours.push(between - began);
          bare.push(performance.now() - between);
        }
      }
      // Of a small partnership all is read sooner than looked up.
      lines.push(
        lineOf(`Search, a keystroke at scale ${scale}`, 'ms', ours, { name: 'reading all texts', values: bare }, scale === 1 ? 30 : 0.5),
      );
      await core.close();
    }
    return lines;
  });
}
