/**
 * The manifest's urlFetchWhitelist: https prefixes with a full domain and a path; a leading `*.` stands for sub-domains.
 * https://developers.google.com/apps-script/manifest/allowlist-url
 */

/** Whether `url` may be fetched. Without a list, Google allows every URL. */
export function isWhitelisted(url: URL, whitelist: readonly string[] | undefined): boolean {
  return whitelist === undefined || whitelist.some((prefix) => matches(url, prefix));
}

function matches(url: URL, prefix: string): boolean {
  const parts = /^https:\/\/(\*\.)?([^/*]+)(\/[^*]*)$/.exec(prefix);
  if (parts === null) throw new Error(`appsscript.json: « ${prefix} » is no urlFetchWhitelist prefix`);
  const [, wildcard, host = '', path = '/'] = parts;
  const hostMatches = wildcard === undefined ? url.host === host : url.host.endsWith(`.${host}`);
  return url.protocol === 'https:' && hostMatches && url.pathname.startsWith(path);
}
