-- Takes the role of readers for the transaction, if the user may.
set local role bi_reader
