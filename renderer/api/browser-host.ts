import { isExternalUrl } from '../../shared/external-url.ts';
import type { HostBridge } from '../../shared/host.ts';

const TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

/** What an ordinary browser can do: a download instead of a save dialog, no menu bar, no file paths. */
export const browserHost = (): HostBridge => ({
  kind: 'browser',
  saveFile(name, bytes) {
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // The browser has taken the file by then; the address would keep it in memory.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return Promise.resolve({ saved: true });
  },
  openExternal(url) {
    if (isExternalUrl(url)) window.open(url, '_blank', 'noopener,noreferrer');
    return Promise.resolve();
  },
  onMenu: () => () => {},
});
