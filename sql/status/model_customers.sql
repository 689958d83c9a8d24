-- one row per customer named, of those the model of a published month is learnt from
select m.customer_id, m.segment_id,
       m.recency_days::double precision as recency_days,
       m.frequency::double precision as frequency,
       m.monetary::double precision as monetary,
       m.tenure_days::double precision as tenure_days,
       m.average_order_value::double precision as average_order_value,
       m.items_per_order::double precision as items_per_order,
       m.distinct_products::double precision as distinct_products,
       m.mean_days_between_orders::double precision as mean_days_between_orders,
       m.order_regularity::double precision as order_regularity,
       m.returns_share::double precision as returns_share,
       m.last_quarter_share::double precision as last_quarter_share,
       m.weekend_share::double precision as weekend_share,
       m.season_concentration::double precision as season_concentration,
       m.overdue::double precision as overdue,
       m.purchase_days::double precision as purchase_days,
       m.recent_orders::double precision as recent_orders,
       m.recent_revenue::double precision as recent_revenue,
       m.lateness::double precision as lateness
  from bi.model_customer m
  join unnest(:ids) as wanted (customer_id) on wanted.customer_id = m.customer_id
 where m.month = :month
