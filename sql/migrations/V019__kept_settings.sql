-- What a published month needs to be done again: one row per set of settings any run had.

create table clientele.kept_settings (
  settings_sha256 text        primary key,
  settings        text        not null,
  kept_at         timestamptz not null default clock_timestamp()
);
comment on table clientele.kept_settings is 'One row per set of settings that any run had: the run''s settings_sha256 names it.';
comment on column clientele.kept_settings.settings_sha256 is 'SHA-256 of the settings, as in run.';
comment on column clientele.kept_settings.settings is 'The settings that can change a figure, as JSON; no place, password or address is among them.';
comment on column clientele.kept_settings.kept_at is 'When a run had them first.';
