-- Lets the planner of the next statement know what has just been rejected.
analyze clientele.transaction_rejected
