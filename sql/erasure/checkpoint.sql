-- Has the server let go of the files that were replaced.
checkpoint
