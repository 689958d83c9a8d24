-- One row per row of {table} under the key, in the order {order}.
select {columns} from clientele.{table}
where month = :month and revision = :revision
order by {order}
