-- One row per order, and what segments buy: small tables that answer what dashboards ask most.

create table clientele.customer_order (
  month       date             not null,
  revision    int              not null,
  customer_id text collate "C" not null,
  invoice     text collate "C" not null,
  day         date             not null,
  revenue     numeric(24, 7)   not null,
  returns     numeric(24, 7)   not null,
  items       numeric(24, 3)   not null,
  country     text             not null,
  is_credit   boolean          not null,
  primary key (month, revision, customer_id, invoice, day)
);
comment on table clientele.customer_order is 'One row per customer, invoice number and day of the lines that are used: an order, or a credit note.';
comment on column clientele.customer_order.month is 'Month of the lines.';
comment on column clientele.customer_order.revision is 'Data revision of that month.';
comment on column clientele.customer_order.customer_id is 'Customer.';
comment on column clientele.customer_order.invoice is 'Invoice number; one number on two days is two orders.';
comment on column clientele.customer_order.day is 'Day of the order.';
comment on column clientele.customer_order.revenue is 'Net revenue: sales less returns, exact.';
comment on column clientele.customer_order.returns is 'Money given back under the same number on that day, exact.';
comment on column clientele.customer_order.items is 'Units sold.';
comment on column clientele.customer_order.country is 'Country of its lines; the first by its bytes if they name several.';
comment on column clientele.customer_order.is_credit is 'Whether it is money back alone; such a row is no order.';

create table clientele.segment_product (
  month      date           not null,
  revision   int            not null,
  segment_id int            not null,
  kind       text           not null check (kind in ('product', 'category')),
  value      text           not null,
  rank       int            not null check (rank >= 1),
  sales      numeric(24, 7) not null,
  items      numeric(24, 3) not null,
  customers  bigint         not null,
  primary key (month, revision, segment_id, kind, rank)
);
comment on table clientele.segment_product is 'One row per segment and product (the hundred of the most sales) or category of products: sums over the window.';
comment on column clientele.segment_product.month is 'Month of the run.';
comment on column clientele.segment_product.revision is 'Revision of the run.';
comment on column clientele.segment_product.segment_id is 'Segment.';
comment on column clientele.segment_product.kind is 'product or category.';
comment on column clientele.segment_product.value is 'Stock code, or name of the category as the shop told it.';
comment on column clientele.segment_product.rank is 'By sales within segment and kind, from 1.';
comment on column clientele.segment_product.sales is 'Gross sales to customers of the segment, exact.';
comment on column clientele.segment_product.items is 'Units sold to them.';
comment on column clientele.segment_product.customers is 'How many of them bought it.';

-- Months that were filtered before this table was there.
insert into clientele.customer_order
  (month, revision, customer_id, invoice, day, revenue, returns, items, country, is_credit)
select
  t.month,
  t.revision,
  t.customer_id,
  t.invoice,
  cast(t.ordered_at as date),
  sum(t.amount),
  coalesce(-sum(t.amount) filter (where t.is_return), 0),
  coalesce(sum(t.quantity) filter (where not t.is_return), 0),
  min(t.country collate "C"),
  bool_and(t.is_return)
from clientele.transaction as t
group by t.month, t.revision, t.customer_id, t.invoice, cast(t.ordered_at as date);
