-- One row per month that the source had no line of: YYYY-MM.
select to_char(month, 'YYYY-MM') as month from bi.awaited_month order by month
