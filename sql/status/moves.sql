-- one row per pair of segments: customers between two published months; null is "not there". Of two
-- that lie side by side the sums are kept; for others all customers of both are joined.
with kept as (
  select from_segment_id, to_segment_id, customers
    from bi.segment_migration
   where month = :to and before_month = :from
  union all
  select to_segment_id, from_segment_id, customers
    from bi.segment_migration
   where month = :from and before_month = :to
)
select from_segment_id, to_segment_id, customers
  from kept
union all
select a.segment_id, b.segment_id, count(*)
  from (select customer_id, segment_id from bi.customer_place where month = :from) a
  full join (select customer_id, segment_id from bi.customer_place where month = :to) b
    on b.customer_id = a.customer_id
 where not exists (select from kept)
 group by a.segment_id, b.segment_id
 order by 1, 2
