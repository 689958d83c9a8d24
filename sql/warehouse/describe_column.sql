-- Says of a column what it means. A comment cannot be bound; {text} is quoted by who puts it in.
comment on column {column} is '{text}'
