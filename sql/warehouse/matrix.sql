-- One row per customer of {table} under the key: their figures, as binary floating point.
select customer_id{columns} from clientele.{table}
where month = :month and revision = :revision
