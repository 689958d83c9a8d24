-- One row per published month asked for: its own revenue, that of its window, and both before.
select
  to_char(r.month, 'YYYY-MM') as month,
  r.revenue,
  cast(r.window_months as int) as window_months,
  r.window_revenue,
  to_char(r.before_month, 'YYYY-MM') as before_month,
  coalesce(r.revenue_before, 0) as revenue_before,
  cast(coalesce(r.window_months_before, 0) as int) as window_months_before,
  coalesce(r.window_revenue_before, 0) as window_revenue_before,
  coalesce(r.added_revenue, 0) as added_revenue,
  coalesce(r.dropped_revenue, 0) as dropped_revenue,
  coalesce(r.corrected_revenue, 0) as corrected_revenue,
  r.unplaced_revenue - coalesce(r.unplaced_revenue_before, 0) as unplaced_change,
  r.is_comparable
from bi.month_revenue r
where r.month = :month
