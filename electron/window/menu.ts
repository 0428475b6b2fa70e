import type { MenuItemConstructorOptions } from 'electron';
import type { WorkspaceState } from '../../shared/workspace.ts';
import type { MenuCommand } from '../../shared/host.ts';

export interface MenuParts {
  platform: NodeJS.Platform;
  recent: WorkspaceState['recent'];
  /** Sends a command to the page. */
  send(command: MenuCommand): void;
  /** Opens a partnership file. */
  open(path: string): void;
  /** Shows the folder with the program's log. */
  showLog(): void;
  /** True for a build that developers run. */
  developing: boolean;
}

const APP = 'Housing Partnership Planner';
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu. Everything in it that concerns the partnership, the page does. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const mac = parts.platform === 'darwin';
  return [
    ...(mac ? [appMenu()] : []),
    fileMenu(parts, mac),
    editMenu(parts, mac),
    viewMenu(parts),
    ...(mac ? [windowMenu()] : []),
    helpMenu(parts, mac),
  ];
}

/**
 * An item the page answers. Its keys are shown and not taken: the page handles them in the browser host too, and in
 * a text field Ctrl+Z means the text. (macOS always takes them.)
 */
const item = (parts: MenuParts, label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
  label,
  ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  click: () => parts.send(command),
});

const appMenu = (): MenuItemConstructorOptions => ({
  label: APP,
  submenu: [
    { role: 'about', label: `About ${APP}` },
    separator,
    { role: 'services', label: 'Services' },
    separator,
    { role: 'hide', label: `Hide ${APP}` },
    { role: 'hideOthers', label: 'Hide others' },
    { role: 'unhide', label: 'Show all' },
    separator,
    { role: 'quit', label: `Quit ${APP}` },
  ],
});

function fileMenu(parts: MenuParts, mac: boolean): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      item(parts, '&New partnership…', 'new-partnership'),
      item(parts, '&Open partnership…', 'open-partnership', 'CmdOrCtrl+O'),
      { label: 'Open &recent', submenu: recentItems(parts) },
      item(parts, '&Explore a sample', 'explore-sample'),
      separator,
      item(parts, '&Import…', 'import', 'CmdOrCtrl+I'),
      item(parts, '&Create report…', 'create-report', 'CmdOrCtrl+Shift+E'),
      item(parts, '&Back up…', 'back-up'),
      separator,
      item(parts, '&Print…', 'print', 'CmdOrCtrl+P'),
      separator,
      mac ? { role: 'close', label: 'Close window' } : { role: 'quit', label: 'E&xit' },
    ],
  };
}

function recentItems(parts: MenuParts): MenuItemConstructorOptions[] {
  if (parts.recent.length === 0) return [{ label: 'Nothing opened yet', enabled: false }];
  // An ampersand in a name would otherwise underline the next letter.
  return parts.recent.map(({ name, path }) => ({
    label: `${name} (${path})`.replaceAll('&', '&&'),
    click: () => parts.open(path),
  }));
}

function editMenu(parts: MenuParts, mac: boolean): MenuItemConstructorOptions {
  return {
    label: '&Edit',
    submenu: [
      item(parts, '&Undo', 'undo', 'CmdOrCtrl+Z'),
      item(parts, '&Redo', 'redo', mac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
      separator,
      { role: 'cut', label: 'Cu&t' },
      { role: 'copy', label: '&Copy' },
      { role: 'paste', label: '&Paste' },
      { role: 'selectAll', label: 'Select &all' },
      separator,
      item(parts, '&Find on this screen', 'find', 'CmdOrCtrl+F'),
      item(parts, '&Search everything', 'search', 'CmdOrCtrl+K'),
    ],
  };
}

function viewMenu(parts: MenuParts): MenuItemConstructorOptions {
  return {
    label: '&View',
    submenu: [
      {
        label: '&Theme',
        submenu: [
          item(parts, '&Light', 'theme-light'),
          item(parts, '&Dark', 'theme-dark'),
          item(parts, 'As the &system is set', 'theme-system'),
        ],
      },
      separator,
      { role: 'zoomIn', label: 'Zoom &in' },
      // On most keyboards plus needs Shift; people press Ctrl and =.
      {
        role: 'zoomIn',
        label: 'Zoom in',
        accelerator: 'CmdOrCtrl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      { role: 'zoomOut', label: 'Zoom &out' },
      { role: 'resetZoom', label: '&Actual size' },
      separator,
      { role: 'togglefullscreen', label: '&Full screen' },
      ...(parts.developing ? [separator, { role: 'toggleDevTools' as const, label: 'Developer tools' }] : []),
    ],
  };
}

const windowMenu = (): MenuItemConstructorOptions => ({
  label: 'Window',
  submenu: [
    { role: 'minimize', label: 'Minimise' },
    { role: 'zoom', label: 'Zoom' },
    separator,
    { role: 'front', label: 'Bring all to front' },
  ],
});

const helpMenu = (parts: MenuParts, mac: boolean): MenuItemConstructorOptions => ({
  label: '&Help',
  submenu: [
    item(parts, 'Help and &shortcuts', 'help', 'F1'),
    { label: 'Show the &log folder', click: () => parts.showLog() },
    ...(mac ? [] : [separator, item(parts, `&About ${APP}`, 'about')]),
  ],
});
