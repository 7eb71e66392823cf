/**
 * An error Apps Script itself would throw at the script: it crosses into the bundle as a native Error named `Exception`,
 * and the bundle may catch it. Any other error thrown on the host's side is a defect of the runtime and ends the run.
 */
export class ServiceException extends Error {
  override name = 'Exception';
}

/** The service answers something the stand-in does not: reported as such, never made up. */
export class NotImplemented extends Error {
  override name = 'NotImplemented';
}
