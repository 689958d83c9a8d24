-- What the lines of a month tell beyond the columns that enter features.

create or replace view bi.line_detail as
select
  m.month,
  f.name as file,
  abs(t.line) as line,
  t.ordered_at,
  t.customer_id,
  t.invoice,
  t.stock_code,
  t.quantity,
  round(t.amount, 2) as amount,
  r.details ->> 'order_name' as order_name,
  r.details ->> 'line_id' as line_id,
  r.details ->> 'kind' as kind,
  r.details ->> 'refund_of' as refund_of,
  r.details ->> 'email_sha256' as email_sha256,
  r.details ->> 'category' as category,
  r.details ->> 'vendor' as vendor,
  cast(r.details ->> 'line_discount' as numeric) as line_discount,
  cast(r.details ->> 'order_discount' as numeric) as order_discount,
  cast(r.details ->> 'tax' as numeric) as tax,
  r.details ->> 'tax_included' as tax_included,
  r.details ->> 'currency' as currency,
  r.details ->> 'state' as state,
  r.details ->> 'channel' as channel,
  r.details ->> 'region' as region,
  r.details ->> 'consent' as consent
from clientele.published_run m
join clientele.run_input i
  on i.month = m.month and i.revision = m.revision and i.data_month = m.month
join clientele.data_month d on d.month = i.data_month and d.revision = i.data_revision
join clientele.transaction_raw r on r.month = d.month and r.revision = d.revision
join clientele.transaction t
  on t.month = r.month and t.revision = r.revision and t.file_no = r.file_no and t.line = r.line
join clientele.source_file f
  on f.month = d.pulled_by_month and f.revision = d.pulled_by_revision and f.file_no = r.file_no
where r.details is not null;
comment on view bi.line_detail is 'One row per used line of a published month that tells more than features need.';
comment on column bi.line_detail.month is 'First day of the month.';
comment on column bi.line_detail.file is 'File name or object key.';
comment on column bi.line_detail.line is 'Physical line on which the record begins; the header is line 1.';
comment on column bi.line_detail.ordered_at is 'Time of the order in the shop''s zone.';
comment on column bi.line_detail.customer_id is 'Customer.';
comment on column bi.line_detail.invoice is 'Order number.';
comment on column bi.line_detail.stock_code is 'Product.';
comment on column bi.line_detail.quantity is 'Units; negative for returns.';
comment on column bi.line_detail.amount is 'Revenue of the line, rounded to 2 decimals.';
comment on column bi.line_detail.order_name is 'The order''s name for people.';
comment on column bi.line_detail.line_id is 'The line''s own id.';
comment on column bi.line_detail.kind is 'sale, refund or shipping.';
comment on column bi.line_detail.refund_of is 'Number of the order whose money goes back.';
comment on column bi.line_detail.email_sha256 is 'SHA-256 of the normalised e-mail address, lower-case hex.';
comment on column bi.line_detail.category is 'Category of the product, as the line says.';
comment on column bi.line_detail.vendor is 'Vendor of the product.';
comment on column bi.line_detail.line_discount is 'Money taken off the line.';
comment on column bi.line_detail.order_discount is 'The line''s share of what was taken off the whole order.';
comment on column bi.line_detail.tax is 'Tax of the line, money, its share of the order''s included.';
comment on column bi.line_detail.tax_included is 'Whether the price had the tax in it, as the file says.';
comment on column bi.line_detail.currency is 'Currency of the order, as the file says.';
comment on column bi.line_detail.state is 'State of the order, as the file says.';
comment on column bi.line_detail.channel is 'Channel of the order.';
comment on column bi.line_detail.region is 'Region of the customer.';
comment on column bi.line_detail.consent is 'Whether the customer agreed to be written to, as the file says.';

grant select on bi.line_detail to bi_reader;
