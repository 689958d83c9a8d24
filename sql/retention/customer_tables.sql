-- One row per table of the customers of a run, those of later versions too: its name. Orders are left
-- out: they are keyed by their lines' own month.
select c.table_name from information_schema.columns c
join information_schema.tables t using (table_schema, table_name)
where c.table_schema = 'clientele' and c.column_name = 'customer_id'
  and t.table_type = 'BASE TABLE' and c.table_name like 'customer%'
  and c.table_name <> 'customer_order'
order by c.table_name
