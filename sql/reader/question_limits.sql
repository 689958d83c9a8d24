-- One row: what a person's question begins with. After {patience} milliseconds the server gives up.
select set_config('timezone', 'UTC', false),
       set_config('statement_timeout', '{patience}', true)
