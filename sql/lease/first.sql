-- One row: the lease, where there is none yet.
insert into clientele.run_lease (token, holder, taken_at, beat_at)
values (0, '', clock_timestamp(), clock_timestamp())
on conflict do nothing
