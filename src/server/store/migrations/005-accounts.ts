import { oneLine } from "./one-line.ts";

/** Released with 0.3.0. The first five are read and written by better-auth under names of ours. */
export const accounts = [
  oneLine`create table "account" (
    "id" text primary key,
    "username" text not null unique,
    "name" text not null,
    "email" text not null unique,
    "email_verified" integer default 0 not null,
    "image" text,
    "role" text not null check (role in ('viewer', 'contributor', 'publisher', 'administrator')),
    "organizations" text default '[]' not null,
    "regions" text default '[]' not null,
    "disabled" integer default 0 not null,
    "second_factor" integer default 0 not null,
    "created_at" text not null,
    "updated_at" text not null,
    "last_sign_in_at" text
  )`,
  oneLine`create table "credential" (
    "id" text primary key,
    "account" text not null references "account" ("id") on delete cascade,
    "provider" text not null,
    "subject" text not null,
    "password" text,
    "access_token" text,
    "refresh_token" text,
    "id_token" text,
    "access_token_expires_at" text,
    "refresh_token_expires_at" text,
    "scope" text,
    "created_at" text not null,
    "updated_at" text not null,
    constraint "credential_of_subject" unique ("provider", "subject")
  )`,
  'create index "credential_by_account" on "credential" ("account")',
  oneLine`create table "session" (
    "id" text primary key,
    "account" text not null references "account" ("id") on delete cascade,
    "token" text not null unique,
    "created_at" text not null,
    "updated_at" text not null,
    "expires_at" text not null,
    "address" text,
    "agent" text
  )`,
  'create index "session_by_account" on "session" ("account")',
  oneLine`create table "verification" (
    "id" text primary key,
    "identifier" text not null,
    "value" text not null,
    "expires_at" text not null,
    "created_at" text not null,
    "updated_at" text not null
  )`,
  'create index "verification_by_identifier" on "verification" ("identifier")',
  oneLine`create table "failed_sign_in" (
    "key" text primary key,
    "failures" integer not null,
    "last_at" text not null,
    "until" text not null
  )`,
  oneLine`create table "second_factor" (
    "id" text primary key,
    "account" text not null unique references "account" ("id") on delete cascade,
    "secret" text not null,
    "recovery_codes" text not null,
    "verified" integer default 0 not null,
    "failures" integer default 0 not null,
    "locked_until" text
  )`,
  oneLine`create table "used_code" (
    "account" text not null references "account" ("id") on delete cascade,
    "code" text not null,
    "used_at" text not null,
    constraint "used_code_key" primary key ("account", "code")
  )`,
  oneLine`create table "invitation" (
    "digest" text primary key,
    "purpose" text not null check (purpose in ('first-administrator', 'account', 'reset')),
    "account" text references "account" ("id") on delete cascade,
    "created_at" text not null,
    "expires_at" text not null,
    "used_at" text
  )`,
  oneLine`create table "api_token" (
    "id" text primary key,
    "account" text not null references "account" ("id") on delete cascade,
    "name" text not null,
    "hash" text not null unique,
    "scopes" text not null,
    "created_at" text not null,
    "expires_at" text not null,
    "last_used_at" text,
    "revoked_at" text
  )`,
  'create index "api_token_by_account" on "api_token" ("account")',
  oneLine`create table "display" (
    "id" text primary key,
    "name" text not null,
    "hash" text not null unique,
    "created_at" text not null,
    "expires_at" text not null,
    "last_used_at" text,
    "revoked_at" text
  )`,
];
