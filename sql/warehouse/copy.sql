-- Takes rows of {table} as they come, in the form of COPY.
copy clientele.{table} (month, revision, {columns}) from stdin
