-- What a line tells beyond the columns that enter features.

alter table clientele.transaction_raw add column details jsonb;
comment on column clientele.transaction_raw.details is 'What else the line tells, by its name in docs/line.md; null where it tells nothing.';
