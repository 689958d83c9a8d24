-- One row: the lease of whoever closes a month and was heard of within :within seconds; they are
-- asked to stop because of :why.
update clientele.run_lease
set cancel = :why
where beat_at > clock_timestamp() - make_interval(secs => :within)
  and exists (select from clientele.run where status = 'RUNNING')
