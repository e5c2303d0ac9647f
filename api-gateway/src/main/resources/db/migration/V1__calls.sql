-- What clients asked for and how it goes: the status view. The prompt is in the event alone, the
-- engine key in engine_keys alone.
create table calls (
  call_id text primary key,
  tenant text not null,
  created_at timestamptz not null,
  phone text not null,
  display_name text not null,
  email text not null,
  model text not null,
  voice text not null,
  language text not null,
  max_seconds integer not null,
  retries integer not null,
  retry_delay_minutes integer not null,
  schedule_at timestamptz,
  hangup_requested_at timestamptz,
  -- From here on what the lifecycle events say (CallProgress).
  status text not null,
  attempt integer not null,
  retries_left integer not null,
  next_attempt_at timestamptz,
  dispatched_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  ended_reason text,
  duration_sec integer not null,
  transcript_path text
);
create index calls_newest on calls (tenant, created_at desc, call_id);
create index calls_by_status on calls (tenant, status, created_at desc, call_id);

-- The caller's voice engine key while its call is pending, sealed to the media bridges.
create table engine_keys (
  call_id text primary key,
  tenant text not null,
  sealed text not null
);

-- Numbers that a tenant may be connected to: whoever it has asked to call.
create table whitelist (
  tenant text not null,
  phone text not null,
  added_at timestamptz not null default now(),
  primary key (tenant, phone)
);

-- Each tenant's key for signing access tokens; the private half sealed to the gateways.
create table signing_keys (
  tenant text primary key,
  key_id text not null,
  public_key text not null,
  sealed_private_key text not null,
  created_at timestamptz not null default now()
);
