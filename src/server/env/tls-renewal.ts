import { unwatchFile, watchFile } from "node:fs";
import { errorFields, type Log } from "#server/base/log.ts";
import { SettingsError } from "./settings-error.ts";
import { readTls, type Tls } from "./tls.ts";

/** Certificates are renewed days before they end: a minute is soon enough. Asking works on network disks, too. */
const EVERY_MS = 60_000;

export type TlsRenewal = {
  readonly files: { readonly certFile: string; readonly keyFile: string };
  /** What is served with now. */
  readonly tls: Tls;
  /** Serves new connections with another; those that are open go on. */
  readonly renew: (tls: Tls) => void;
  readonly log: Log;
  readonly everyMs?: number;
};

/**
 * Watches the files of a certificate. Where they are replaced by ones that hold good the server goes on with these; until
 * then, or where they do not (one of the two is written before the other), it stays with what it has and the log says
 * why. Gives what ends the watch.
 */
export function watchTls({ files, tls, renew, log, everyMs = EVERY_MS }: TlsRenewal): () => void {
  let served = tls;
  const look = () => {
    try {
      const found = readTls(files.certFile, files.keyFile);
      if (found.cert === served.cert && found.key === served.key) return;
      renew(found);
      served = found;
      log.info("certificate-renewed");
    } catch (error) {
      log.warn("certificate-kept", error instanceof SettingsError ? { why: error.messages.en } : errorFields(error));
    }
  };
  const paths = [files.certFile, files.keyFile];
  for (const path of paths) watchFile(path, { interval: everyMs, persistent: false }, look);
  // What was replaced between being read and being watched is no change to the watch.
  const first = setTimeout(look, everyMs).unref();
  return () => {
    clearTimeout(first);
    for (const path of paths) unwatchFile(path, look);
  };
}
