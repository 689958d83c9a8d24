-- One row of {table} per row of the temporary table filled, under the key.
insert into clientele.{table} (month, revision, {columns})
select :month, :revision, {columns} from filled
