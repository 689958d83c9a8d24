-- Makes the temporary table filled, one row per row of {select}. PostgreSQL runs a SELECT on several
-- cores when it makes a table of it, but never below an INSERT; the rows cross over in a second, cheap
-- statement.
create temporary table filled on commit drop as
select {columns} from (
{select}
) filled
