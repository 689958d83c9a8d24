-- One row: whether whoever took the lease last has given a sign of life within :within seconds.
select exists (
  select from clientele.run_lease
  where beat_at > clock_timestamp() - make_interval(secs => :within))
