-- Events that a change of state caused, written in the change's own transaction and deleted once
-- Kafka has acknowledged them. The id is the order of publishing.
create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  value text not null,
  -- Deleted before it is sent, so that it may be lost but never comes twice.
  at_most_once boolean not null default false,
  written_at timestamptz not null default now()
);
create index outbox_at_most_once on outbox (id) where at_most_once;

-- Events that have had their effect here, so that a redelivered one has none.
create table inbox (
  event_id uuid primary key,
  applied_at timestamptz not null default now()
);
create index inbox_applied_at on inbox (applied_at);
