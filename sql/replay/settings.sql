-- One row: the settings whose hash is :sha256, if they were kept.
select settings from clientele.kept_settings where settings_sha256 = :sha256
