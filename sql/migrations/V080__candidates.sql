-- How each candidate clustering fares: what it tells of the next month, and whether it restates values.

alter table clientele.cluster_grade add column point_masses double precision not null default 0;
alter table clientele.cluster_grade alter column point_masses drop default;
comment on column clientele.cluster_grade.point_masses is 'Share of its labels that are told by nothing but which customers share a value: up to three features, each exactly at one of its point masses or at none.';
comment on column clientele.cluster_grade.usefulness is 'Share of the error of everybody''s mean that it would have saved in telling what customers did after earlier month ends, walk-forward; null where that is not known.';
