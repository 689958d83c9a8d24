-- one row per segment of one published month, the largest revenue first, noise last
select to_char(s.month, 'YYYY-MM') as month,
       s.segment_id, s.segment_name, s.is_noise, s.customers, s.customer_share, s.revenue,
       s.revenue_share, s.median_recency_days, s.median_frequency, s.median_monetary,
       s.median_tenure_days, s.median_average_order_value, s.median_returns_share,
       s.silhouette, s.stability_jaccard, s.trust, s.rule, s.rule_fidelity, s.description,
       s.rule_is_weak, s.parent_segment_id, s.parent_name
  from bi.segment_month s
 where s.month = :month
 order by s.is_noise, s.revenue desc, s.segment_id
