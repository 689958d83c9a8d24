-- The level above segments: what customers do.

create table clientele.segment_parent (
  month             date not null,
  revision          int  not null,
  segment_id        int  not null,
  parent_segment_id int  not null,
  parent_name       text not null,
  primary key (month, revision, segment_id)
);
comment on table clientele.segment_parent is 'One row per run and segment: the group it belongs to.';
comment on column clientele.segment_parent.month is 'Month of the run.';
comment on column clientele.segment_parent.revision is 'Revision of the run.';
comment on column clientele.segment_parent.segment_id is 'Segment.';
comment on column clientele.segment_parent.parent_segment_id is 'Group, the same id in every month: 10001 Regular, 10002 New, 10003 Seasonal, 10004 Lapsing, 10005 Lapsed, 10006 Insiders; -1 of the unassigned.';
comment on column clientele.segment_parent.parent_name is 'Name of the group.';
