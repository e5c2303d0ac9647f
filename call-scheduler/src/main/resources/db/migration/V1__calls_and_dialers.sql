-- One row per call. The columns beside the two JSON documents are what the service looks rows up
-- by; they repeat what state_data says and are written together with it.
create table call (
  call_id text primary key,
  tenant text not null,
  -- scheduled, dispatched, dialing, ringing, talking or ended
  state text not null,
  state_data jsonb not null,
  -- What was asked for, with prompt and phone number; null as soon as the call has ended.
  call_order jsonb,
  -- When the call is to be dispatched; only while it is scheduled.
  due_at timestamptz,
  -- The deadline of the offer to the dialers; only while it is dispatched.
  dial_before timestamptz,
  -- Who has the call; only while a dialer has it.
  dialer_id text,
  -- When it ended here; ended calls are deleted after a while.
  ended_at timestamptz,
  constraint order_until_ended check ((state = 'ended') = (call_order is null)),
  constraint due_while_scheduled check ((state = 'scheduled') = (due_at is not null)),
  constraint offered_while_dispatched check ((state = 'dispatched') = (dial_before is not null))
);

-- Each index holds only the calls that its question is about.
create index call_due on call (due_at) where due_at is not null;
create index call_offered on call (dial_before) where dial_before is not null;
create index call_on_dialer on call (dialer_id) where dialer_id is not null;
create index call_ended on call (ended_at) where ended_at is not null;

-- One row per life of a dialer, with the time, by our clock, at which it was last heard.
create table dialer (
  dialer_id text primary key,
  last_seen timestamptz not null
);
create index dialer_last_seen on dialer (last_seen);
