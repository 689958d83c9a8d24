-- one row per published month that is named: the shop's mean days between purchase days, as build_features has it
select coalesce(
         round(sum(tenure_days - recency_days) filter (where purchase_days > 1)::numeric
               / nullif(sum(purchase_days - 1), 0), 7),
         max(mean_days_between_orders)) as usual_gap
  from bi.customer_feature
 where month = :month
