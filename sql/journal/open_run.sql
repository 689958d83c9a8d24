-- Writes and returns one row: the run that begins at :now.
insert into clientele.run
  (month, revision, status, reason, seed, settings_sha256, code_version, platform, started_at)
values
  (:month, :revision, 'RUNNING', :reason, :seed, :settings, :code, :platform, :now)
returning *
