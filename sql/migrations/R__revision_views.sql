-- Views about revisions: what a revision moved, and which published months wait for one.

create or replace view bi.late_data as
select l.month, l.revision, l.lines_new, l.lines_gone, l.found_at
from clientele.late_data l
where not exists (
  select from clientele.publication p where p.month = l.month and p.revision > l.revision
);
comment on view bi.late_data is 'One row per published month whose lines have changed in the source since it was read, until a revision is published.';
comment on column bi.late_data.month is 'First day of the month.';
comment on column bi.late_data.revision is 'Newest published revision.';
comment on column bi.late_data.lines_new is 'Lines the source has now and had not.';
comment on column bi.late_data.lines_gone is 'Lines the source had and has not any more.';
comment on column bi.late_data.found_at is 'When that was found.';

create or replace view bi.revision_move as
select
  month,
  revision,
  from_segment_id,
  to_segment_id,
  count(*) as customers
from (
  select
    p.month,
    p.revision,
    c.customer_id,
    max(c.segment_id) filter (where c.revision = p.revision_before) as from_segment_id,
    max(c.segment_id) filter (where c.revision = p.revision) as to_segment_id
  from (
    select
      month,
      revision,
      lag(revision) over (partition by month order by revision) as revision_before
    from clientele.publication
  ) as p
  join clientele.customer_segment c
    on c.month = p.month and c.revision in (p.revision, p.revision_before)
  where p.revision_before is not null
    and not exists (
      select from clientele.removal m
      where m.what = 'customer rows' and m.month = p.month
        and m.revision in (p.revision, p.revision_before)
    )
  group by p.month, p.revision, c.customer_id
) as side
group by month, revision, from_segment_id, to_segment_id;
comment on view bi.revision_move is 'One row per revision of a published month, segment in the issue before and segment now: what the revision moved.';
comment on column bi.revision_move.month is 'First day of the month.';
comment on column bi.revision_move.revision is 'The revision.';
comment on column bi.revision_move.from_segment_id is 'Segment in the issue before; null for a customer who was not in it.';
comment on column bi.revision_move.to_segment_id is 'Segment now; null for a customer who is not in it any more.';
comment on column bi.revision_move.customers is 'Customers.';

grant select on bi.late_data, bi.revision_move to bi_reader;
