-- One row: why the schedule is paused; none if it is not.
select paused_why from clientele.schedule_state where paused
