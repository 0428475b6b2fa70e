import { readFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { WorkspaceState } from '../../shared/workspace.ts';
import { writeFileWhole } from './write-file.ts';

const KEPT = 10;

const Settings = z.object({ recent: WorkspaceState.shape.recent });
export type RecentFile = z.infer<typeof Settings>['recent'][number];

/** What was opened lately on this computer, in settings.json. Losing it loses convenience, never data. */
export class RecentFiles {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = dataDir;
  }

  /** Newest first; none when the file is missing or makes no sense. */
  list(): RecentFile[] {
    try {
      return Settings.parse(JSON.parse(readFileSync(join(this.#folder, 'settings.json'), 'utf8'))).recent;
    } catch {
      return [];
    }
  }

  /** Puts one at the top. Throws the system's error when it can't be written. */
  async add(file: RecentFile): Promise<void> {
    const recent = [file, ...this.list().filter((other) => other.path !== file.path)].slice(0, KEPT);
    mkdirSync(this.#folder, { recursive: true });
    await writeFileWhole(join(this.#folder, 'settings.json'), `${JSON.stringify({ recent }, null, 2)}\n`);
  }
}
