-- Takes the role of readers for the session, if the user may.
set role bi_reader
