-- What the segments are worth, for dashboards. Columns are only ever added at the end.

create or replace view bi.segment_worth as
select w.month, w.kind, w.pairs, w.groups, w.auc, w.r2_log, w.r2_money, w.top_tenth, w.held,
  w.moved
from clientele.published_run p
join clientele.segment_worth w on w.month = p.month and w.revision = p.revision;
comment on view bi.segment_worth is 'One row per published month and way to divide customers: what it told of the next month, on average of the earlier months asked about. No row: it cannot be said yet.';
comment on column bi.segment_worth.month is 'First day of the month; no later line was looked at.';
comment on column bi.segment_worth.kind is 'segments (as published), rfm_grid (ten usual cells), kmeans (on log recency, frequency, monetary, as many groups as segments), model (a forest on all features, the ceiling).';
comment on column bi.segment_worth.pairs is 'Months asked about.';
comment on column bi.segment_worth.groups is 'Groups it knows, on average; 0 for the model.';
comment on column bi.segment_worth.auc is 'How often a buyer was expected rather than somebody who did not buy, ties half; 0.5 is chance.';
comment on column bi.segment_worth.r2_log is 'Share of the spread of log(1 + money of the next month) that was foretold; below 0 where the mean would have been nearer.';
comment on column bi.segment_worth.r2_money is 'The same of money, capped at its 99th percentile.';
comment on column bi.segment_worth.top_tenth is 'Share of the next month''s money from the tenth of the customers of whom most was expected.';
comment on column bi.segment_worth.held is 'Share of what the best of the kinds tells, 0 to 1: the mean over auc above one half, r2_log and r2_money.';
comment on column bi.segment_worth.moved is 'Share of the customers whose group is another than a month before; 0 for the model.';

create or replace view bi.segment_worth_pair as
select
  w.month, w.kind, w.asked_month, w.groups, w.customers, w.buyers, w.auc, w.r2_log, w.r2_money,
  w.top_tenth, w.moved
from clientele.published_run p
join clientele.segment_worth_pair w on w.month = p.month and w.revision = p.revision;
comment on view bi.segment_worth_pair is 'One row per published month, way to divide customers and earlier month asked about: learnt on the month before that one, held against the month after it.';
comment on column bi.segment_worth_pair.month is 'First day of the month; no later line was looked at.';
comment on column bi.segment_worth_pair.kind is 'segments, rfm_grid, kmeans or model, see segment_worth.';
comment on column bi.segment_worth_pair.asked_month is 'Published month whose customers were asked about.';
comment on column bi.segment_worth_pair.groups is 'Groups it knows; 0 for the model.';
comment on column bi.segment_worth_pair.customers is 'Customers asked about: all of the month, or a sample of 20,000.';
comment on column bi.segment_worth_pair.buyers is 'Of them, those who bought in the month after.';
comment on column bi.segment_worth_pair.auc is 'How often a buyer was expected rather than somebody who did not buy, ties half; 0.5 is chance.';
comment on column bi.segment_worth_pair.r2_log is 'Share of the spread of log(1 + money of the month after) that was foretold.';
comment on column bi.segment_worth_pair.r2_money is 'The same of money, capped at its 99th percentile.';
comment on column bi.segment_worth_pair.top_tenth is 'Share of the money of the month after that came from the tenth of the customers of whom most was expected.';
comment on column bi.segment_worth_pair.moved is 'Of the customers of both the asked month and the month before, the share whose group is another; 0 for the model.';

grant select on all tables in schema bi to bi_reader;
