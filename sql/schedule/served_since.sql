-- One row: when an instance first began to serve; none if none ever did.
select served_since from clientele.schedule_state where served_since is not null
