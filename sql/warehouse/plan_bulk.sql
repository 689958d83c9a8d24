-- Tells the planner, for this transaction alone, that lines come in bulk. Without it the planner
-- takes months it has never seen for a row or two and joins them in nested loops: filtering the
-- half million lines of Online Retail then takes minutes instead of seconds.
select set_config('enable_nestloop', 'off', true) || ' ' || set_config('work_mem', '512MB', true) as settings
