-- Tells the server its owner's password, before it listens. {password} is the program's own and has no
-- quote in it.
alter role postgres password '{password}'
