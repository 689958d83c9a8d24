-- one row per rule of the model of a published month, and condition; none where it is no set of rules
select rule_no, condition_no, segment_id, feature, comparison, threshold, is_top
  from bi.segment_model_rule
 where month = :month
 order by rule_no, condition_no
