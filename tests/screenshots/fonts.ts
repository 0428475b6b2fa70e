import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Environment that makes Chromium from npm draw with the fonts it brings, so that pictures don't hang on a machine's own. */
export function pictureFonts(chromium: string): Record<string, string> {
  const fonts = join(dirname(chromium), 'fonts', 'fonts');
  if (!existsSync(fonts)) return {};
  const folder = mkdtempSync(join(tmpdir(), 'hpp-fonts-'));
  const settings = join(folder, 'fonts.conf');
  writeFileSync(settings, `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${folder}</cachedir></fontconfig>`);
  return { FONTCONFIG_FILE: settings };
}
