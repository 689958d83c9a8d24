-- Tells the server the readers' password. A password cannot be bound; {password} is the program's own
-- and has no quote in it.
alter role bi_reader login password '{password}'
