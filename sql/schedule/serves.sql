-- One row: the schedule, served since :now; none if it was served before.
update clientele.schedule_state set served_since = :now where served_since is null
