-- Segments of a kept model that do not stand alone in a month.

create table clientele.segment_join (
  month             date   not null,
  revision          int    not null,
  segment_id        int    not null,
  joined_segment_id int    not null check (joined_segment_id <> segment_id),
  reason            text   not null check (reason in ('small', 'alike')),
  customers         bigint not null check (customers >= 0),
  primary key (month, revision, segment_id)
);
comment on table clientele.segment_join is 'One row per run and segment of the kept model that does not stand alone in this month: its customers are counted where it has joined. It stays joined while the model is kept, one that was small until it has twice the least customers.';
comment on column clientele.segment_join.month is 'Month of the run.';
comment on column clientele.segment_join.revision is 'Revision of the run.';
comment on column clientele.segment_join.segment_id is 'Segment of the model.';
comment on column clientele.segment_join.joined_segment_id is 'Segment that takes its customers in.';
comment on column clientele.segment_join.reason is 'small: fewer customers than match.min-customers or match.min-share; alike: both would bear one name.';
comment on column clientele.segment_join.customers is 'Customers the model places in it.';
