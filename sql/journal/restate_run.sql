-- One row: the run, with the seed, settings, program and platform it begins with now.
update clientele.run
set seed = :seed, settings_sha256 = :settings, code_version = :code, platform = :platform
where month = :month and revision = :revision
