-- One row per run and file, as before; now with the store's own word for what was read.
alter table clientele.source_file add column version text not null default '';
alter table clientele.source_file alter column version drop default;
comment on column clientele.source_file.version is 'What the store calls this state of the file: version or ETag of an object; empty for a file.';
