-- One row: where the server's data lies.
show data_directory
