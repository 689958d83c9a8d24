-- Orders and products, for dashboards. Columns are only ever added at the end.

create or replace view clientele.shown_reading as
select i.data_month as month, max(i.data_revision) as revision
from clientele.published_run m
join clientele.run_input i on i.month = m.month and i.revision = m.revision
group by i.data_month;
comment on view clientele.shown_reading is 'One row per month of lines that a published run looks at: the newest reading any of them looks at.';
comment on column clientele.shown_reading.month is 'First day of the month of lines.';
comment on column clientele.shown_reading.revision is 'Data revision.';

create or replace view bi.customer_order as
select
  o.month,
  o.customer_id::text as customer_id,
  o.invoice::text as invoice,
  o.day,
  trim_scale(o.revenue) as revenue,
  trim_scale(o.returns) as returns,
  trim_scale(o.items) as items,
  o.country,
  o.is_credit
from clientele.shown_reading r
join clientele.customer_order o on o.month = r.month and o.revision = r.revision;
comment on view bi.customer_order is 'One row per customer, invoice number and day: an order, or a credit note. Also of months before the first that was closed, as far as its window goes.';
comment on column bi.customer_order.month is 'First day of the month it falls into.';
comment on column bi.customer_order.customer_id is 'Customer.';
comment on column bi.customer_order.invoice is 'Invoice number; one number on two days is two orders.';
comment on column bi.customer_order.day is 'Day of the order.';
comment on column bi.customer_order.revenue is 'Net revenue: sales less returns, exact.';
comment on column bi.customer_order.returns is 'Money given back under the same number on that day, exact.';
comment on column bi.customer_order.items is 'Units sold.';
comment on column bi.customer_order.country is 'Country of its lines; the first by its bytes if they name several.';
comment on column bi.customer_order.is_credit is 'Whether it is money back alone; such a row is no order.';

create or replace view bi.segment_product as
select
  p.month,
  p.segment_id,
  s.name as segment_name,
  p.kind,
  p.value,
  p.rank,
  trim_scale(p.sales) as sales,
  trim_scale(p.items) as items,
  p.customers
from clientele.published_run m
join clientele.segment_product p on p.month = m.month and p.revision = m.revision
join clientele.segment s
  on s.month = p.month and s.revision = p.revision and s.segment_id = p.segment_id;
comment on view bi.segment_product is 'One row per published month, segment and product (the hundred of the most sales) or category of products: sums over the window. Months closed before the table was there have none.';
comment on column bi.segment_product.month is 'First day of the month.';
comment on column bi.segment_product.segment_id is 'Segment; -1 is "Unassigned".';
comment on column bi.segment_product.segment_name is 'Name, unique in the month.';
comment on column bi.segment_product.kind is 'product or category.';
comment on column bi.segment_product.value is 'Stock code, or name of the category as the shop told it.';
comment on column bi.segment_product.rank is 'By sales within segment and kind, from 1.';
comment on column bi.segment_product.sales is 'Gross sales to customers of the segment, exact.';
comment on column bi.segment_product.items is 'Units sold to them.';
comment on column bi.segment_product.customers is 'How many of them bought it.';

grant select on bi.customer_order, bi.segment_product to bi_reader;
