'use strict';
/**
 * Shows one page with a browser, through Playwright, as the tests do: `node chromium-try.cjs PROGRAM [FLAG...]`.
 * A process of its own, as Playwright needs a newer Node than these scripts may run on.
 */

/** A page whose script must run for its title to be this. */
const TITLE = 'hpp-42';
const PAGE = "data:text/html,<script>document.title='hpp-'+6*7</script>";
const PATIENCE_MS = 30000;

async function main() {
  const { chromium } = require('@playwright/test');
  const [executablePath, ...args] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath, args, timeout: PATIENCE_MS });
  try {
    const page = await browser.newPage();
    await page.goto(PAGE, { timeout: PATIENCE_MS });
    const title = await page.title();
    if (title !== TITLE) throw new Error('its page is called "' + title + '"');
  } finally {
    await browser.close();
  }
}

main().catch(function (error) {
  // The browser's own words are among many lines about how it was started.
  const own = /\[err\] (.+)/.exec(error.message);
  console.error(own ? own[1] : error.message.split('\n')[0]);
  process.exitCode = 1;
});
