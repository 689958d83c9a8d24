-- one row per published month: how many months of its window have lines
select w.months_with_lines::int as months_with_lines
  from bi.month_window w
 where w.month = :month
