-- One row: the lease's token, now locked; none while somebody else has it locked, who has it or is
-- just taking it.
select token from clientele.run_lease for update skip locked
