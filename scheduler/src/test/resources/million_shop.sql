-- Fills a database with three published months of many customers, straight into the tables: one in
-- ten moves, leaves or joins between them. Everything follows from the customer's number.
create temp table shop_segment as
select s as segment_id,
       cast(4 * cos(2 * pi() * s / 8.0) as double precision) as x,
       cast(4 * sin(2 * pi() * s / 8.0) as double precision) as y,
       20 + 35 * s as recency,
       1 + (8 - s) * (8 - s) / 3 as frequency,
       30 + 12 * (8 - s) as basket
  from generate_series(1, 8) as s;

create temp table shop_customer as
select month,
       'C' || lpad(cast(n as text), 7, '0') as customer_id,
       case when n % 37 = 0 then -1 else 1 + (n * 7919 + case when month = date '2025-12-01' and n % 20 = 7 then 1 else 0 end) % 8 end
         as segment_id,
       cast(hashint8(n) as double precision) / 4294967296 as a,
       cast(hashint8(n + 1000000000) as double precision) / 4294967296 as b,
       cast(hashint8(n + 2000000000) as double precision) / 4294967296 as c
  from (values (date '2025-10-01', 0), (date '2025-11-01', 1), (date '2025-12-01', 2)) as m (month, later)
  cross join lateral generate_series(
    1 + later * cast(current_setting('shop.customers') as bigint) / 50,
    cast(current_setting('shop.customers') as bigint) * (50 + later) / 50) as n;

create temp table shop_figure as
select k.month, k.customer_id, k.segment_id, k.a, k.b, k.c,
       coalesce(s.x, 0) + case when k.segment_id = -1 then 12 * k.a else sqrt(-2 * ln(k.a + 0.5000001)) * cos(6.283 * k.b) end as x,
       coalesce(s.y, 0) + case when k.segment_id = -1 then 12 * k.b else sqrt(-2 * ln(k.a + 0.5000001)) * sin(6.283 * k.b) end as y,
       greatest(0, cast(coalesce(s.recency, 160) + 24 * k.c as int)) as recency,
       greatest(1, cast(coalesce(s.frequency, 6) * (1 + 0.4 * k.b) as int)) as frequency,
       cast(coalesce(s.basket, 60) * (1 + 0.5 * k.c) as numeric(24, 2)) as basket
  from shop_customer as k
  left join shop_segment as s on s.segment_id = k.segment_id;

insert into clientele.run (month, revision, status, reason, seed, settings_sha256, code_version, platform, started_at, finished_at)
select month, 1, 'PUBLISHED', '', 42, 'test', 'test', 'test', month + interval '32 days', month + interval '32 days 10 minutes'
  from (values (date '2025-10-01'), (date '2025-11-01'), (date '2025-12-01')) as m (month);

insert into clientele.customer_feature
select month, 1, customer_id, recency, frequency, frequency * basket, recency + 10 * frequency, basket,
       4 + 3 * (0.5 + c), cast(3 + 20 * (0.5 + b) as int), 365.0 / frequency, 0.5 + c / 2, 0.05 * (0.5 + a), 0.25 + 0.2 * b,
       0.3 + 0.2 * c, 0.2 + 0.1 * a, 3, 3, 3
  from shop_figure;

insert into clientele.customer_embedding select month, 1, customer_id, x, y from shop_figure;

insert into clientele.customer_segment
select month, 1, customer_id, segment_id, case when segment_id = -1 then 0 else 0.8 + 0.2 * a end from shop_figure;

insert into clientele.customer_explanation
select month, 1, customer_id, false, '', 'Placed by likeness to its customers.', null, null, 0, 0 from shop_figure;

insert into clientele.segment (month, revision, segment_id, cluster, name, persona, is_noise)
select distinct month, 1, segment_id, segment_id,
       case when segment_id = -1 then 'Unassigned' else 'Segment ' || segment_id end, 'loyal', segment_id = -1
  from shop_figure;

insert into clientele.segment_profile
select month, 1, segment_id, count(*), count(*) * 1.0 / sum(count(*)) over (partition by month),
       sum(frequency * basket), sum(frequency * basket) / sum(sum(frequency * basket)) over (partition by month),
       percentile_cont(0.5) within group (order by recency),
       percentile_cont(0.5) within group (order by frequency),
       percentile_cont(0.5) within group (order by frequency * basket),
       200, percentile_cont(0.5) within group (order by basket), 0.05, 0.4, 0.9,
       'high', 'Customers of one kind.'
  from shop_figure
 group by month, segment_id;

insert into clientele.segment_rule
select month, 1, segment_id, 'recency at most ' || segment_id * 40 || ' days', 0.9, 0.9, 0.95
  from clientele.segment where segment_id > 0;

insert into clientele.segment_lever
select month, 1, segment_id, 1, 'Win back', 'Write to them.', 'They have not ordered for long.', 1000, 900, 500, 1300
  from clientele.segment where segment_id > 0;

insert into clientele.segment_event
select month, 1, segment_id, case when month = date '2025-10-01' then 'born' else 'continued' end, null, 0.9, name, null,
       case when month > date '2025-10-01' then cast(month - interval '1 month' as date) end
  from clientele.segment where segment_id > 0;

insert into clientele.segment_model
select month, 1, date '2025-11-01', 1, 0.01, 0.95, 0.9, 'kept'
  from (values (date '2025-10-01'), (date '2025-11-01'), (date '2025-12-01')) as m (month);

insert into clientele.publication (month, revision, customers, segments, revenue)
select month, 1, count(*), 8, sum(frequency * basket) from shop_figure group by month;

analyze;
