/** The part of URL this needs; `shared/` knows neither Node nor the DOM, and both have it. */
declare const URL: new (text: string) => {
  protocol: string;
  hostname: string;
  username: string;
  password: string;
  searchParams: { keys(): Iterable<string> };
};

/** True for addresses that may be handed to the system or a browser: https and mailto, and nothing that runs. */
export function isExternalUrl(text: string): boolean {
  let url: InstanceType<typeof URL>;
  try {
    url = new URL(text);
  } catch {
    return false;
  }
  // Some mail programs attach any file that such an address names.
  if (url.protocol === 'mailto:') return ![...url.searchParams.keys()].some((key) => /^attach/i.test(key));
  return url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '';
}
