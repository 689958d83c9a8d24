-- One row: what every connection of the page begins with whose user may take the role of readers.
-- After {patience} milliseconds the server gives a query up.
select set_config('timezone', 'UTC', false),
       set_config('jit', 'off', false),
       set_config('search_path', 'bi', false),
       set_config('work_mem', '32MB', false),
       set_config('default_transaction_read_only', 'on', false),
       set_config('statement_timeout', '{patience}', false),
       set_config('role', 'bi_reader', false)
