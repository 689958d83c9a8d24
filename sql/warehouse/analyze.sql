-- Lets the planner of the next statement know what is in {table} now.
analyze clientele.{table}
