-- One row: settings and their hash; none if they are kept already.
insert into clientele.kept_settings (settings_sha256, settings)
values (:sha256, :settings)
on conflict do nothing
