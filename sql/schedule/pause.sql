-- One row: the schedule, paused because of :why.
update clientele.schedule_state set paused = true, paused_why = :why
