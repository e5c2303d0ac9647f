-- What is owed to receivers: one row per webhook and event, and one per call for its e-mail.
-- A row waits until due_at. Claiming it counts an attempt and moves due_at to the end of the lease,
-- so that a row whose process died becomes due again by itself.
create table delivery (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('WEBHOOK', 'EMAIL')),
  message_id uuid not null,
  tenant text not null,
  call_id text not null,
  event_type text not null,
  webhook text,
  target text not null,
  body text not null,
  happened_at timestamptz not null,
  created_at timestamptz not null,
  state text not null check (state in ('WAITING', 'DELIVERED', 'FAILED')),
  attempts integer not null,
  due_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'WAITING') = (finished_at is null))
);
-- By target first: who has much to be delivered, or is slow, must not hide the others.
create index delivery_waiting on delivery (kind, target, due_at) where state = 'WAITING';
create index delivery_next on delivery (kind, due_at) where state = 'WAITING';
create unique index delivery_once on delivery (message_id, target);
create unique index delivery_email_of_call on delivery (call_id) where kind = 'EMAIL';
create index delivery_finished on delivery (finished_at) where state <> 'WAITING';

-- How each attempt went: the receiver's status code, or in a word or two why there was none.
create table delivery_attempt (
  delivery_id bigint not null references delivery on delete cascade,
  attempt integer not null,
  started_at timestamptz not null,
  duration_ms bigint not null,
  status_code integer,
  cause text,
  primary key (delivery_id, attempt)
);

-- The calls whose transcript can be fetched, known perhaps before their end is.
create table transcript_ready (
  call_id text primary key,
  saved_at timestamptz not null
);
create index transcript_ready_saved_at on transcript_ready (saved_at);
