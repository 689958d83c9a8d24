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

grant select on bi.customer_place to bi_reader;
