CREATE INDEX "api_token_by_account" on "api_token" ("account");
CREATE INDEX "audit_by_account" on "audit_entry" ("account", "seq");
CREATE INDEX "audit_by_kind" on "audit_entry" ("kind", "seq");
CREATE INDEX "catalogue_draft_by_owner" on "catalogue_draft" ("owner", "updated_at");
CREATE INDEX "credential_by_account" on "credential" ("account");
CREATE INDEX "observation_by_end" on "observation" ("revision_until", "organization", "indicator", "period") where "revision_until" is not null;
CREATE INDEX "observation_current" on "observation" ("organization", "indicator", "period", "revision_from", "value", "text", "status", "qualifier", "revision_until") where "revision_until" is null;
CREATE INDEX "revision_by_file" on "revision" ("file_digest");
CREATE INDEX "session_by_account" on "session" ("account");
CREATE INDEX "submission_by_upload" on "submission" ("upload", "id");
CREATE INDEX "upload_by_file" on "upload" ("file_digest");
CREATE INDEX "verification_by_identifier" on "verification" ("identifier");
CREATE TABLE "account" ("id" text primary key, "username" text not null unique, "name" text not null, "email" text not null unique, "email_verified" integer default 0 not null, "image" text, "role" text not null check (role in ('viewer', 'contributor', 'publisher', 'administrator')), "organizations" text default '[]' not null, "regions" text default '[]' not null, "disabled" integer default 0 not null, "second_factor" integer default 0 not null, "created_at" text not null, "updated_at" text not null, "last_sign_in_at" text);
CREATE TABLE "alias" ("id" integer primary key autoincrement, "region" text not null, "kind" text not null check (kind in ('indicator', 'organization')), "form" text not null, "text" text not null, "code" text not null, "revision" integer not null references "revision" ("number"), constraint "alias_of_form" unique ("region", "kind", "form"));
CREATE TABLE "api_token" ("id" text primary key, "account" text not null references "account" ("id") on delete cascade, "name" text not null, "hash" text not null unique, "scopes" text not null, "created_at" text not null, "expires_at" text not null, "last_used_at" text, "revoked_at" text);
CREATE TABLE "audit_entry" ("seq" integer primary key, "at" text not null, "account" text, "name" text not null, "address" text not null, "kind" text not null, "outcome" text not null, "object" text, "detail" text not null, "previous" text not null, "digest" text not null) strict;
CREATE TABLE "catalogue_draft" ("id" text primary key, "owner" text not null references "account" ("id"), "region" text not null, "base" integer not null references "revision" ("number"), "version" integer not null, "created_at" text not null, "updated_at" text not null, "changes" text not null);
CREATE TABLE "credential" ("id" text primary key, "account" text not null references "account" ("id") on delete cascade, "provider" text not null, "subject" text not null, "password" text, "access_token" text, "refresh_token" text, "id_token" text, "access_token_expires_at" text, "refresh_token_expires_at" text, "scope" text, "created_at" text not null, "updated_at" text not null, constraint "credential_of_subject" unique ("provider", "subject"));
CREATE TABLE "display" ("id" text primary key, "name" text not null, "hash" text not null unique, "created_at" text not null, "expires_at" text not null, "last_used_at" text, "revoked_at" text);
CREATE TABLE "failed_sign_in" ("key" text primary key, "failures" integer not null, "last_at" text not null, "until" text not null);
CREATE TABLE "file" ("digest" text primary key, "size" integer not null, "bytes" blob not null);
CREATE TABLE "indicator" ("code" text not null, "position" integer not null, "body" text not null, "revision_from" integer not null, "revision_until" integer, constraint "indicator_key" primary key ("code", "revision_from"));
CREATE TABLE "invitation" ("digest" text primary key, "purpose" text not null check (purpose in ('first-administrator', 'account', 'reset')), "account" text references "account" ("id") on delete cascade, "created_at" text not null, "expires_at" text not null, "used_at" text);
CREATE TABLE "mapping" ("id" integer primary key autoincrement, "region" text not null, "name" text not null, "fingerprint" text not null, "choices" text not null, "created_at" text not null, "revision" integer not null references "revision" ("number"), constraint "mapping_of_shape" unique ("region", "fingerprint"));
CREATE TABLE "meta" ("name" text primary key, "value" text not null);
CREATE TABLE "migration" ("version" integer primary key, "name" text not null, "applied_at" text not null);
CREATE TABLE "observation" ("organization" text not null, "indicator" text not null, "period" text not null, "revision_from" integer not null, "revision_until" integer, "value" real, "text" text, "status" text not null, "qualifier" text not null, "sheet" text not null, "cell" text not null, "raw" text not null, "read_in" integer references "revision" ("number"), constraint "observation_key" primary key ("revision_from", "organization", "indicator", "period")) without rowid;
CREATE TABLE "organization" ("code" text not null, "position" integer not null, "body" text not null, "revision_from" integer not null, "revision_until" integer, constraint "organization_key" primary key ("code", "revision_from"));
CREATE TABLE "policy" ("code" text not null, "position" integer not null, "body" text not null, "revision_from" integer not null, "revision_until" integer, constraint "policy_key" primary key ("code", "revision_from"));
CREATE TABLE "revision" ("number" integer primary key, "kind" text not null, "region" text not null, "published_at" text not null, "published_by" text not null, "message" text not null, "file_name" text, "file_digest" text references "file" ("digest"), "added" integer not null, "changed" integer not null, "unchanged" integer not null, "latest_period" text, "withdrawn" integer default 0 not null, "undoes" integer references "revision" ("number"), "submitted_by" text, "answers" text);
CREATE TABLE "revision_log" ("revision" integer primary key references "revision" ("number"), "body" text not null);
CREATE TABLE "second_factor" ("id" text primary key, "account" text not null unique references "account" ("id") on delete cascade, "secret" text not null, "recovery_codes" text not null, "verified" integer default 0 not null, "failures" integer default 0 not null, "locked_until" text);
CREATE TABLE "session" ("id" text primary key, "account" text not null references "account" ("id") on delete cascade, "token" text not null unique, "created_at" text not null, "updated_at" text not null, "expires_at" text not null, "address" text, "agent" text);
CREATE TABLE "source" ("code" text not null, "position" integer not null, "body" text not null, "revision_from" integer not null, "revision_until" integer, constraint "source_key" primary key ("code", "revision_from"));
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE "stated_change" ("revision" integer not null references "revision" ("number"), "indicator" text not null, "organization" text not null, "period" text not null, "value" real not null, "rounding" real not null, "sheet" text not null, "cell" text not null, "raw" text not null, constraint "stated_change_of_figure" primary key ("organization", "indicator", "period", "revision"));
CREATE TABLE "submission" ("id" integer primary key autoincrement, "upload" text not null references "upload" ("id"), "submitted_at" text not null, "submitted_by" text not null references "account" ("id"), "submitted_name" text not null, "message" text not null, "answers" text not null, "outcome" text check (outcome in ('taken-back', 'returned', 'published', 'discarded')), "decided_at" text, "decided_by" text references "account" ("id"), "decided_name" text, "remark" text);
CREATE TABLE "target" ("indicator" text not null, "organization" text not null, "period" text not null, "value" real not null, "source" text not null, "revision_from" integer not null, "revision_until" integer, constraint "target_key" primary key ("indicator", "organization", "period", "revision_from"));
CREATE TABLE "upload" ("id" text primary key, "region" text not null, "file_name" text not null, "file_digest" text not null, "created_at" text not null, "state" text not null check (state in ('draft', 'published', 'discarded')), "base" integer not null, "revision" integer references "revision" ("number"), "answers" text default '{}' not null, "choices" text default '{}' not null, "applied" text default '{}' not null, "fingerprint" text default '' not null, "created_by" text references "account" ("id"));
CREATE TABLE "used_code" ("account" text not null references "account" ("id") on delete cascade, "code" text not null, "used_at" text not null, constraint "used_code_key" primary key ("account", "code"));
CREATE TABLE "verification" ("id" text primary key, "identifier" text not null, "value" text not null, "expires_at" text not null, "created_at" text not null, "updated_at" text not null);
CREATE TRIGGER audit_entry_follows before insert on audit_entry
    when new.seq <> (select coalesce(max(seq), 0) + 1 from audit_entry)
      or (new.seq > 1 and new.previous <> (select digest from audit_entry where seq = new.seq - 1))
    begin select raise(abort, 'an entry of the audit log follows the last one'); end;
CREATE TRIGGER audit_entry_never_changed before update on audit_entry
    begin select raise(abort, 'an entry of the audit log is never changed'); end;
CREATE TRIGGER audit_entry_never_deleted before delete on audit_entry
    begin select raise(abort, 'an entry of the audit log is never deleted'); end;
