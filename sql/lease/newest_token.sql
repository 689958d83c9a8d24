-- One row: the lease's token; nobody can take it until the transaction ends.
select token from clientele.run_lease for share
