/** What a compound file (the container of .xls) holds, told by the names in its directory. */
export type CfbContents = 'workbook' | 'encrypted' | 'word' | 'unknown';

/** True if the directory names a stream. Directory entries are 128 bytes long and start with the name in UTF-16. */
function hasStream(bytes: Buffer, name: string): boolean {
  const wide = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = bytes.indexOf(wide); at !== -1; at = bytes.indexOf(wide, at + 1)) {
    if (at % 128 === 0 && bytes.readUInt16LE(Math.min(at + 64, bytes.length - 2)) === wide.length) return true;
  }
  return false;
}

/** Looks for the streams that say what a compound file is: a password-protected xlsx is one of these too. */
export function cfbContents(bytes: Uint8Array): CfbContents {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (hasStream(buffer, 'EncryptedPackage')) return 'encrypted';
  if (hasStream(buffer, 'Workbook') || hasStream(buffer, 'Book')) return 'workbook';
  return hasStream(buffer, 'WordDocument') ? 'word' : 'unknown';
}
