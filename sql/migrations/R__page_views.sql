-- Views the page needs beside the dashboards' own: plain joins by key, so that one month or one
-- customer is found without reading the others. Columns are only ever added at the end.

create or replace view bi.customer_place as
select
  m.month,
  m.revision,
  c.customer_id::text as customer_id,
  c.segment_id,
  c.membership,
  e.x,
  e.y
from clientele.published_run m
join clientele.customer_segment c on c.month = m.month and c.revision = m.revision
left join clientele.customer_embedding e
  on e.month = c.month and e.revision = c.revision and e.customer_id = c.customer_id;
comment on view bi.customer_place is 'One row per published month and customer: segment and place, found by key.';
comment on column bi.customer_place.month is 'First day of the month.';
comment on column bi.customer_place.revision is 'Revision the views show.';
comment on column bi.customer_place.customer_id is 'Customer.';
comment on column bi.customer_place.segment_id is 'Segment; -1 is "Unassigned".';
comment on column bi.customer_place.membership is 'How firmly the customer belongs there, 0 to 1.';
comment on column bi.customer_place.x is 'First coordinate on the plane; no unit.';
comment on column bi.customer_place.y is 'Second coordinate on the plane; no unit.';

-- Every figure of the catalogue, in the order in which they came to the table.
do $$
begin
  execute (
    select
      'create or replace view bi.model_customer as select m.month, x.anchor_month, '
      || 'x.anchor_revision, r.seed, c.customer_id::text as customer_id, c.segment_id, '
      || string_agg(format('f.%I', c.name), ', ' order by a.attnum)
      || ' from clientele.published_run m'
      || ' join clientele.run r on r.month = m.month and r.revision = m.revision'
      || ' join clientele.segment_model x on x.month = m.month and x.revision = m.revision'
      || ' join clientele.customer_segment c'
      || ' on c.month = x.anchor_month and c.revision = x.anchor_revision'
      || ' join clientele.customer_feature f on f.month = c.month and f.revision = c.revision'
      || ' and f.customer_id = c.customer_id'
    from (values ${features}) as c (name, type, is_money, is_figure, before)
    join pg_attribute a on a.attrelid = 'clientele.customer_feature'::regclass
      and a.attname = c.name and not a.attisdropped
    where c.is_figure);
end
$$;
comment on view bi.model_customer is 'One row per published month and customer of the month its model was learnt from: all it takes to learn it again. Figures are not rounded.';
comment on column bi.model_customer.month is 'First day of the month.';
comment on column bi.model_customer.anchor_month is 'Month whose clustering the model was learnt from.';
comment on column bi.model_customer.anchor_revision is 'Revision of that month, shown or not.';
comment on column bi.model_customer.seed is 'Seed of the month''s run.';
comment on column bi.model_customer.customer_id is 'Customer of the anchor month.';
comment on column bi.model_customer.segment_id is 'Segment there; -1 is "Unassigned".';

create or replace view bi.month_window as
select
  m.month,
  count(*) filter (where d.lines > 0) as months_with_lines
from clientele.published_run m
join clientele.run_input i on i.month = m.month and i.revision = m.revision
join clientele.data_month d on d.month = i.data_month and d.revision = i.data_revision
group by m.month;
comment on view bi.month_window is 'One row per published month: how much of its window has lines. Months of which this differs are not compared like for like.';
comment on column bi.month_window.month is 'First day of the month.';
comment on column bi.month_window.months_with_lines is 'Months of the window that have lines; fewer than the window where history begins.';

create or replace view bi.erasure as
select max(forgotten_at) as erased_at from clientele.forgotten;
comment on view bi.erasure is 'One row: when a customer was last forgotten. What was read of customers before holds no more.';
comment on column bi.erasure.erased_at is 'When; null if nobody was.';

grant select on bi.customer_place, bi.model_customer, bi.month_window, bi.erasure to bi_reader;
