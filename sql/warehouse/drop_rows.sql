-- Drops the temporary table filled.
drop table filled
