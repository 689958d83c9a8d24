-- One row: how many rows were laid aside in kept_{table}.
select count(*) from kept_{table}
