/** Every channel between page and main process: calls, their cancelling, native actions; and the notices back. */
export type Channel = 'rpc' | 'cancel' | 'host' | 'change' | 'menu';

/** Native actions of the `host` channel. */
export type HostAction = 'saveFile' | 'chooseFile' | 'openExternal' | 'showInFolder';
