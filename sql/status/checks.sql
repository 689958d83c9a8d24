-- one row per standing check of one published month, the owner's own last
select h.claim, h.verdict, h.result, h.effect, h.effect_low, h.effect_high, h.effect_name,
       h.sample, h.own
  from bi.hypothesis h
 where h.month = :month
 order by h.own, h.name
