-- one row per published month of one customer, newest first
select to_char(p.month, 'YYYY-MM') as month,
       p.customer_id, p.segment_id, s.segment_name, p.membership, p.x, p.y,
       f.recency_days, f.frequency, f.monetary, f.tenure_days, f.average_order_value,
       f.items_per_order, f.distinct_products, f.mean_days_between_orders, f.order_regularity,
       f.returns_share, f.last_quarter_share, f.weekend_share, f.season_concentration, f.overdue,
       f.purchase_days, f.recent_orders, f.recent_revenue, f.lateness,
       f.recency_score, f.frequency_score, f.monetary_score
  from bi.customer_place p
  join bi.customer_feature f on f.month = p.month and f.customer_id = p.customer_id
  join bi.segment_month s on s.month = p.month and s.segment_id = p.segment_id
 where p.customer_id collate "C" = :customer
 order by p.month desc
