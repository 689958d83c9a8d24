-- One row of {table} per row under the key, which goes.
delete from clientele.{table} where month = :month and revision = :revision
