/** https://developers.google.com/apps-script/guides/web: neither headers nor statuses are a script's to read or to set. */

/** The text that was posted; `''` when the event brings none. */
export function readPostEvent(event: unknown): string {
  const { postData } = (event ?? {}) as Partial<GoogleAppsScript.Events.DoPost>;
  return typeof postData?.contents === 'string' ? postData.contents : '';
}

export function writeJson(value: unknown): GoogleAppsScript.Content.TextOutput {
  return ContentService.createTextOutput(JSON.stringify(value)).setMimeType(ContentService.MimeType.JSON);
}
