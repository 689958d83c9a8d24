-- How many customers change their group from month to month, under every way to divide them.

alter table clientele.segment_worth_pair
  add column moved double precision not null default 0 check (moved between 0 and 1);
comment on column clientele.segment_worth_pair.moved is 'Of the customers of both the asked month and the month before, the share whose group is another; 0 for the model.';

alter table clientele.segment_worth
  add column moved double precision not null default 0 check (moved between 0 and 1);
comment on column clientele.segment_worth.moved is 'Mean of the months: share of the customers whose group is another than a month before; 0 for the model.';
alter table clientele.segment_worth_pair alter column moved drop default;
alter table clientele.segment_worth alter column moved drop default;
