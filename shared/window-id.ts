/** Characters of a window's id, before the mark that ends it in a command's id. */
export const WINDOW_ID_LENGTH = 12;
const MARK = '~';
const FORM = /^[0-9a-f]{12}$/;
const NAMED = /^([0-9a-f]{12})~/;

/** True for text that can be a window's id. */
export const isWindowId = (text: string): boolean => FORM.test(text);

/** A window's id of its own, from a UUID. */
export const windowIdFrom = (uuid: string): string => uuid.replaceAll('-', '').slice(-WINDOW_ID_LENGTH);

/** A command's id that says in which window it was given; of none when there is none. */
export const commandIdOf = (window: string | null, uuid: string): string => (window === null ? uuid : `${window}${MARK}${uuid}`);

/** The window in which a command was given; null when its id names none. */
export const windowOf = (commandId: string | undefined): string | null => NAMED.exec(commandId ?? '')?.[1] ?? null;
