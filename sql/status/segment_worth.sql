-- one row per way to divide customers of one published month: what it told of the next month
select w.kind, w.pairs, w.groups, w.auc, w.r2_log, w.r2_money, w.top_tenth, w.held, w.moved
  from bi.segment_worth w
 where w.month = :month
 order by array_position(array['segments', 'rfm_grid', 'kmeans', 'model'], w.kind)
