-- Writes {table} anew, so that rows that were removed are not in its file either.
vacuum (full, analyze) clientele.{table}
