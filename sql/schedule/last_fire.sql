-- One row: when an instance last looked for due months; none if none ever did.
select last_fire_at from clientele.schedule_state where last_fire_at is not null
