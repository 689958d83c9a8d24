-- When the schedule last fired, in the words of the trigger.
alter table clientele.schedule_state rename column last_ring_at to last_fire_at;
comment on column clientele.schedule_state.last_fire_at is 'When the trigger of an instance last fired and due months were looked for.';
