import type { Rules } from "#domain/catalogue/rules.ts";
import type { Log } from "#server/base/log.ts";
import type { UploadDesk, UploadLimits } from "#server/desk/upload-desk.ts";
import type { ClientReader } from "#server/http/client-address.ts";
import type { ImmutableAnswers } from "#server/http/immutable-answers.ts";
import type { Store } from "#server/store/store.ts";
import type { AuditSink } from "./audit-sink.ts";
import type { EventHub } from "./event-hub.ts";
import type { ReadHeavily } from "./heavy-reads.ts";
import type { Identities } from "./identify.ts";

/** What the resources work with; made in `createApp`. */
export type AppDeps = {
  readonly store: Store;
  readonly desk: UploadDesk;
  readonly hub: EventHub;
  /** Where acts are put on record that are not part of a transaction of the store. */
  readonly audit: AuditSink;
  /** Who asks. Handlers find it in `c.get("identity")`; this is for asking again later. */
  readonly identities: Identities;
  /** Address, host and protocol of whoever asks, seen through trusted proxies. */
  readonly client: ClientReader;
  readonly answers: ImmutableAnswers;
  /** Reads of many figures, away from this thread and within what a client may take. */
  readonly readHeavily: ReadHeavily;
  readonly log: Log;
  readonly limits: UploadLimits;
  /** How figures are judged. */
  readonly rules: Rules;
  readonly version: string;
  readonly startedAt: Date;
  readonly now: () => Date;
};
