import { basename, join, resolve } from 'node:path';
import type { BrowserWindow, Dialog, FileFilter, Shell } from 'electron';
import { z } from 'zod';
import type { ChoosePurpose, SaveResult } from '../../shared/host.ts';
import { AppError } from '../../shared/errors.ts';
import { isExternalUrl } from '../../shared/external-url.ts';
import { saveFileWhole } from '../workspace/write-file.ts';
import type { HostAction } from './channels.ts';

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
export function hostActions(parts: HostParts): HostActions {
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
      const filters = extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [];
      const path = await askSave(parts, join(parts.folders.downloads, safeName(file.name)), filters);
      if (path === undefined) return { saved: false };
      await saveFileWhole(path, file.bytes);
      return { saved: true, path: remember(path) };
    },

    async chooseFile(purpose, suggestedName): Promise<{ path: string } | null> {
      const name = safeName(FileName.catch('Partnership.hpp').parse(suggestedName));
      const path =
        Purpose.parse(purpose) === 'open-partnership'
          ? await askOpen(parts)
          : await askSave(parts, join(parts.folders.documents, name), [PARTNERSHIP]);
      return path === undefined ? null : { path: remember(path) };
    },

    async openExternal(url): Promise<void> {
      if (typeof url !== 'string' || !isExternalUrl(url)) {
        throw new AppError('forbidden', 'Only web (https) and e-mail addresses can be opened.');
      }
      await parts.shell.openExternal(url);
    },

    async showInFolder(path): Promise<void> {
      if (typeof path !== 'string' || !known.has(resolve(path))) {
        throw new AppError('forbidden', 'Only files saved or chosen here can be shown.');
      }
      parts.shell.showItemInFolder(resolve(path));
    },
  };
}

/** The path a person names to save at, or undefined when they cancelled. */
async function askSave({ dialog, window }: HostParts, defaultPath: string, filters: FileFilter[]): Promise<string | undefined> {
  const parent = window();
  const options = { defaultPath, filters };
  const { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
  return canceled || !filePath ? undefined : filePath;
}

/** The partnership file a person chooses, or undefined when they cancelled. */
async function askOpen({ dialog, window, folders }: HostParts): Promise<string | undefined> {
  const parent = window();
  const filters = [PARTNERSHIP, { name: 'All files', extensions: ['*'] }];
  const options = { defaultPath: folders.documents, filters, properties: ['openFile' as const] };
  const { canceled, filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
  return canceled ? undefined : filePaths[0];
}

/** A file name without folders, so that a suggestion can't lead elsewhere. */
const safeName = (name: string): string => basename(name.replaceAll('\\', '/')).replace(/[<>:"|?*\p{Cc}]/gu, ' ') || 'File';
