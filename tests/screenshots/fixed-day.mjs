// Loaded into the program's processes by NODE_OPTIONS, so that pictures taken on any day are the same.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const ID_BYTES = 10;
const shift = Date.parse('2026-11-22T12:39:00.000Z') - Date.now();
const { randomBytes } = crypto;
let made = 0;

/** The clock starts at the pictures' moment and goes on from there. */
globalThis.Date = class extends Date {
  constructor(...given) {
    if (given.length === 0) super(Date.now());
    else super(...given);
  }

  static now() {
    return super.now() + shift;
  }
};

/** Ids ascend in the order they are made; keys and tokens, which are longer, stay random. */
crypto.randomBytes = (size, ...rest) => {
  if (size !== ID_BYTES) return randomBytes(size, ...rest);
  made += 1;
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32BE(made, 2);
  return bytes;
};
syncBuiltinESMExports();
