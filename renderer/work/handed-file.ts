/** A file that a screen hands to the import screen: what was pasted into a list. */
interface HandedFile {
  kind: string;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

let handed: HandedFile | null = null;

/** Hands a file over, for the import screen that is opened next. */
export function handFile(file: HandedFile): void {
  handed = file;
}

/** Takes the file that was handed over for this kind of import; null when there is none. */
export function takeHanded(kind: string): HandedFile | null {
  const file = handed?.kind === kind ? handed : null;
  if (file) handed = null;
  return file;
}
