-- What the rules in use still tell, so that they are given up only for rules that tell more.

alter table clientele.outcome_model
  add column kept_explained double precision not null default 0;
comment on column clientele.outcome_model.kept_explained is 'The same share as explained, of the rules that placed the customers of the published month before; 0 where that month has none.';
alter table clientele.outcome_model alter column kept_explained drop default;
