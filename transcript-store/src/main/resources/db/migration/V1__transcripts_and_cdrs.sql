-- What was said in a session. Kept apart from the transcript, because the topics that the two come
-- from are read in no particular order.
create table turn (
  call_id text not null,
  attempt integer not null,
  turn integer not null,
  role text not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  text text not null,
  interrupted boolean not null,
  primary key (call_id, attempt, turn)
);

-- A tool that the engine called, in the order of the calls; arguments and result are JSON.
create table tool_call (
  event_id uuid primary key,
  call_id text not null,
  attempt integer not null,
  at timestamptz not null,
  name text not null,
  arguments text not null,
  allowed boolean not null,
  result text not null
);
create index tool_call_of on tool_call (call_id, attempt);

-- A session that is over, and how many turns and tool calls it had.
create table session (
  call_id text not null,
  attempt integer not null,
  turns integer not null,
  tool_calls integer not null,
  primary key (call_id, attempt)
);

-- A finished call that has a transcript: AWAITED until all its turns are here, or, if they do not
-- come, until partial_after. PARTIAL becomes COMPLETE when they come after all.
create table transcript (
  call_id text primary key,
  tenant text not null,
  stem text not null unique,
  phone text not null,
  display_name text not null,
  voice text not null,
  language text not null,
  model text not null,
  dispatched_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz not null,
  duration_sec integer not null,
  status text not null,
  ended_reason text not null,
  attempt integer not null,
  state text not null check (state in ('AWAITED', 'PARTIAL', 'COMPLETE')),
  partial_after timestamptz not null,
  txt text,
  json text,
  saved_at timestamptz
);
create index transcript_awaited on transcript (partial_after) where state = 'AWAITED';

-- One call detail record per attempt. The phone number is known when the call is finished.
create table cdr (
  call_id text not null,
  attempt integer not null,
  tenant text not null,
  phone text,
  reason text not null,
  trunk text,
  sip_status integer,
  started_at timestamptz not null,
  invited_at timestamptz,
  trying_at timestamptz,
  ringing_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz not null,
  duration_sec integer not null,
  hangup_reason text,
  primary key (call_id, attempt)
);
create index cdr_of_tenant on cdr (tenant, started_at);
