-- One row: the schedule, no longer paused.
update clientele.schedule_state set paused = false, paused_why = ''
