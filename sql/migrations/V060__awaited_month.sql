-- The due months that the source has no line of: no run of them is begun.

create table clientele.awaited_month (
  month     date        not null primary key check (extract(day from month) = 1),
  looked_at timestamptz not null
);
comment on table clientele.awaited_month is 'One row per due month that the source had no line of when it was last looked at.';
comment on column clientele.awaited_month.month is 'First day of the month.';
comment on column clientele.awaited_month.looked_at is 'When that was found.';
