-- One row of {table} per line that could not be parsed and whose text may name the customer: it goes.
update clientele.{table}
set text = ''
where text <> '' and clientele.folded(text) ~ :named
