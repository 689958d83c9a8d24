-- Lets the planner of the next statement know what has just been kept.
analyze clientele.transaction
