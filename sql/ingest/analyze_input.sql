-- Lets the planner know how few months a run looks at; guessing, it sorts all lines by month.
analyze clientele.run_input
