-- One row: what every connection begins with.
select set_config('timezone', 'UTC', false),
       set_config('search_path', 'clientele', false),
       set_config('jit', 'off', false)
