-- one row per published month and segment: size and money, oldest month first
select to_char(s.month, 'YYYY-MM') as month,
       s.segment_id, s.segment_name, s.is_noise, s.customers, s.customer_share, s.revenue,
       s.revenue_share
  from bi.segment_month s
 order by s.month, s.segment_id
