-- One row per column of customer_feature and of the views for dashboards: what is said of it now.
select n.nspname as schema, c.relname as relation, a.attname as "column",
       col_description(c.oid, a.attnum) as comment
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where (n.nspname = 'clientele' and c.relname = 'customer_feature')
   or (n.nspname = 'bi' and c.relkind = 'v')
order by 1, 2, 3
