-- One row per table with customers, those of later versions too: its name. Raw lines are left out,
-- as they stay.
select c.table_name from information_schema.columns c
join information_schema.tables t using (table_schema, table_name)
where c.table_schema = 'clientele' and c.column_name = 'customer_id'
  and t.table_type = 'BASE TABLE' and c.table_name <> 'transaction_raw'
order by c.table_name
