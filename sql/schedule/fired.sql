-- One row: the schedule, with :now as the last time an instance looked for due months.
update clientele.schedule_state set last_fire_at = :now
