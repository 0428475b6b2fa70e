import { basename, join, resolve } from 'node:path';
import type { BrowserWindow, Dialog, FileFilter, Shell } from 'electron';
import { z } from 'zod';
import type { ChoosePurpose, SaveResult } from '../../shared/host.ts';
import { AppError } from '../../shared/errors.ts';
import { saveFileWhole } from '../workspace/write-file.ts';
import type { HostAction } from './channels.ts';
import { isExternalUrl } from './security.ts';

/** Native actions by name. Their arguments come from the page and are checked here. */
export type HostActions = Record<HostAction, (...args: unknown[]) => Promise<unknown>>;

/** What the actions work with; tests hand in their own. */
export interface HostParts {
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  shell: Pick<Shell, 'openExternal' | 'showItemInFolder'>;
  /** The window a dialog belongs to. */
  window: () => BrowserWindow | null;
  /** Where save dialogs start. */
  folders: { documents: string; downloads: string };
}

const PARTNERSHIP: FileFilter = { name: 'Partnership', extensions: ['hpp'] };
const FileName = z.string().min(1).max(260);
const Purpose: z.ZodType<ChoosePurpose> = z.enum(['open-partnership', 'new-partnership']);

/** Builds the native actions. */
export function hostActions({ dialog, shell, window, folders }: HostParts): HostActions {
  // Only what was chosen or saved here can be shown: the page can't ask about other files.
  const known = new Set<string>();
  const remember = (path: string): string => {
    known.add(resolve(path));
    return path;
  };
  return {
    async saveFile(name, bytes): Promise<SaveResult> {
      const file = z.object({ name: FileName, bytes: z.instanceof(Uint8Array) }).parse({ name, bytes });
      const extension = /\.(\w{1,8})$/.exec(file.name)?.[1];
      const options = {
        defaultPath: join(folders.downloads, safeName(file.name)),
        filters: extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [],
      };
      const parent = window();
      const { canceled, filePath } = await (parent
        ? dialog.showSaveDialog(parent, options)
        : dialog.showSaveDialog(options));
      if (canceled || !filePath) return { saved: false };
      await saveFileWhole(filePath, file.bytes);
      return { saved: true, path: remember(filePath) };
    },

    async chooseFile(purpose, suggestedName): Promise<{ path: string } | null> {
      const path =
        Purpose.parse(purpose) === 'open-partnership'
          ? await chooseOpen()
          : await chooseNew(FileName.catch('Partnership.hpp').parse(suggestedName));
      return path === undefined ? null : { path: remember(path) };
    },

    async openExternal(url): Promise<void> {
      if (typeof url !== 'string' || !isExternalUrl(url))
        throw new AppError('forbidden', 'Only web (https) and e-mail addresses can be opened.');
      await shell.openExternal(url);
    },

    async showInFolder(path): Promise<void> {
      if (typeof path !== 'string' || !known.has(resolve(path)))
        throw new AppError('forbidden', 'Only files saved or chosen here can be shown.');
      shell.showItemInFolder(resolve(path));
    },
  };

  async function chooseOpen(): Promise<string | undefined> {
    const parent = window();
    const options = {
      defaultPath: folders.documents,
      filters: [PARTNERSHIP, { name: 'All files', extensions: ['*'] }],
      properties: ['openFile' as const],
    };
    const { canceled, filePaths } = await (parent
      ? dialog.showOpenDialog(parent, options)
      : dialog.showOpenDialog(options));
    return canceled ? undefined : filePaths[0];
  }

  async function chooseNew(name: string): Promise<string | undefined> {
    const parent = window();
    const options = { defaultPath: join(folders.documents, safeName(name)), filters: [PARTNERSHIP] };
    const { canceled, filePath } = await (parent
      ? dialog.showSaveDialog(parent, options)
      : dialog.showSaveDialog(options));
    return canceled || !filePath ? undefined : filePath;
  }
}

/** A file name without folders, so that a suggestion can't lead elsewhere. */
const safeName = (name: string): string =>
  basename(name.replaceAll('\\', '/')).replace(/[<>:"|?*\p{Cc}]/gu, ' ') || 'File';
