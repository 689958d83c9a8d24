-- Whether the lease was given back: its last sign of life is none of work then.

alter table clientele.run_lease add column given_back bigint not null default 0;
comment on column clientele.run_lease.given_back is 'Token of the newest taking that has ended in order.';
