-- A limit that is given takes in the value itself. Medians are numeric in the views, so that 813.93 is
-- not 813.9300000000001; a view's columns keep their types for as long as it lives, so the two are
-- made again by the scripts that follow.
alter table clientele.rule_condition drop constraint rule_condition_comparison_check;
alter table clientele.rule_condition
  add constraint rule_condition_comparison_check check (comparison in ('at most', 'above', 'at least'));
comment on column clientele.rule_condition.comparison is 'at most (the threshold or less), above, or at least (the threshold or more).';

drop view if exists bi.segment_month;
drop view if exists bi.segment_feature;
