-- Figures that fade instead of breaking off: orders and revenue that count half after 90 days, and
-- the silence in expected gaps. Customers of earlier runs get theirs from the lines that are still
-- held; where these are gone, all of a customer's orders count as old as the last.

alter table clientele.customer_feature add column purchase_days integer;
alter table clientele.customer_feature add column recent_orders numeric(24, 7);
alter table clientele.customer_feature add column recent_revenue numeric(24, 7);
alter table clientele.customer_feature add column lateness numeric(24, 7);

with bill as (
  select
    i.month,
    i.revision,
    t.customer_id,
    min(t.ordered_at)::date as day,
    sum(t.amount) as amount
  from clientele.run_input i
  join clientele.transaction t on t.month = i.data_month and t.revision = i.data_revision
  where not t.is_return
  group by i.month, i.revision, t.customer_id, t.invoice, t.ordered_at::date
),
weighed as (
  select
    b.*,
    power(0.5, ((b.month + interval '1 month')::date - b.day - 1) / 90e0)::numeric(12, 10) as weight
  from bill b
),
recent as (
  select
    month,
    revision,
    customer_id,
    count(distinct day) as purchase_days,
    sum(weight) as recent_orders,
    sum(amount * weight) as recent_revenue
  from weighed
  group by month, revision, customer_id
)
update clientele.customer_feature f
   set purchase_days = r.purchase_days, recent_orders = r.recent_orders, recent_revenue = r.recent_revenue
  from recent r
 where r.month = f.month and r.revision = f.revision and r.customer_id = f.customer_id;

update clientele.customer_feature
   set purchase_days = frequency,
       recent_orders = frequency * power(0.5, recency_days / 90e0)::numeric(12, 10),
       recent_revenue = frequency * average_order_value * power(0.5, recency_days / 90e0)::numeric(12, 10)
 where purchase_days is null;

-- A customer of one order has the days of the window as the mean between orders.
with usual as (
  select
    month,
    revision,
    round(
      coalesce(
        sum(tenure_days - recency_days) filter (where purchase_days > 1)::numeric
          / sum(purchase_days - 1) filter (where purchase_days > 1),
        max(mean_days_between_orders)
      ),
      7
    ) as gap
  from clientele.customer_feature
  group by month, revision
)
update clientele.customer_feature f
   set lateness = round(
         f.recency_days::numeric(24, 7) * f.purchase_days
           / greatest(f.purchase_days, f.tenure_days - f.recency_days + u.gap),
         7
       )
  from usual u
 where u.month = f.month and u.revision = f.revision;

alter table clientele.customer_feature alter column purchase_days set not null;
alter table clientele.customer_feature alter column recent_orders set not null;
alter table clientele.customer_feature alter column recent_revenue set not null;
alter table clientele.customer_feature alter column lateness set not null;
