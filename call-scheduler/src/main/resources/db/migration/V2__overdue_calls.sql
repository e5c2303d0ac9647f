-- When the attempt would be over if it had been answered at its dispatch; only while a dialer has it.
-- A call that is still there long after is one that its dialer lost track of.
alter table call add column over_by timestamptz;

create index call_over on call (over_by) where over_by is not null;

-- Calls that dialers have while this is applied.
update call
set over_by = (state_data -> 'taken' -> 'attempt' ->> 'dispatchedAt')::timestamptz
  + make_interval(secs => (call_order ->> 'maxSeconds')::int)
where dialer_id is not null;
