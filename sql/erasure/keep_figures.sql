-- One row per month and revision of the customer: what moves and revenue bridge need, without a name.
insert into clientele.forgotten_figure
  (receipt, month, revision, segment_id, frequency, average_order_value, monetary)
select :number, c.month, c.revision, c.segment_id, f.frequency, f.average_order_value,
  f.monetary
from clientele.customer_segment c
join clientele.customer_feature f
  on f.month = c.month and f.revision = c.revision and f.customer_id = c.customer_id
where c.customer_id = :customer
on conflict do nothing
