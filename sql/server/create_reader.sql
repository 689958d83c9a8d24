-- Makes the role of readers.
create role bi_reader login
