-- Whose lines a warehouse holds, so that those of another shop do not come among them.

create table clientele.source_place (
  only_row  boolean     not null primary key default true check (only_row),
  place     text        not null,
  marked_at timestamptz not null default now()
);
comment on table clientele.source_place is 'One row: where the lines of this warehouse come from.';
comment on column clientele.source_place.only_row is 'Always true: there is one row at most.';
comment on column clientele.source_place.place is 'Folder or bucket of the source, or what made the lines up.';
comment on column clientele.source_place.marked_at is 'When that was first said, or last said anew.';
