-- What became of every segment, and the profile its name was held against.

create table clientele.segment_event (
  month            date             not null,
  revision         int              not null,
  segment_id       int              not null,
  event            text             not null check (
    event in ('born', 'continued', 'split', 'returned', 'renamed', 'merged', 'died')
  ),
  other_segment_id int,
  overlap          double precision not null check (overlap between 0 and 1),
  name             text             not null,
  name_before      text,
  compared_month   date,
  primary key (month, revision, segment_id, event)
);
comment on table clientele.segment_event is 'One row per run, segment and event: what became of it since the month compared with.';
comment on column clientele.segment_event.month is 'Month of the run.';
comment on column clientele.segment_event.revision is 'Revision of the run.';
comment on column clientele.segment_event.segment_id is 'Segment.';
comment on column clientele.segment_event.event is 'continued, returned, split (came out of another that lives on) or born for each segment of the month; merged or died for each that is gone; renamed beside one of the former.';
comment on column clientele.segment_event.other_segment_id is 'What it split from or merged into.';
comment on column clientele.segment_event.overlap is 'Of the old segment''s customers that are still there, the share found in the new one, 0 to 1; of a segment born or died, the largest such share.';
comment on column clientele.segment_event.name is 'Name in this month; of a segment that is gone, its last.';
comment on column clientele.segment_event.name_before is 'Name when last seen; null for a new segment.';
comment on column clientele.segment_event.compared_month is 'Latest month that was published before this one when it was closed; null if there was none.';

create table clientele.segment_standing (
  month           date             not null,
  revision        int              not null,
  segment_id      int              not null,
  recency         double precision not null,
  frequency       double precision not null,
  monetary        double precision not null,
  basket          double precision not null,
  profile_persona text             not null,
  outgrown        boolean          not null,
  primary key (month, revision, segment_id)
);
comment on table clientele.segment_standing is 'One row per run and segment: where its medians stand among the month''s customers, 0 the worst and 1 the best.';
comment on column clientele.segment_standing.month is 'Month of the run.';
comment on column clientele.segment_standing.revision is 'Revision of the run.';
comment on column clientele.segment_standing.segment_id is 'Segment.';
comment on column clientele.segment_standing.recency is 'Standing of the median recency; 1 is the most recent.';
comment on column clientele.segment_standing.frequency is 'Standing of the median frequency.';
comment on column clientele.segment_standing.monetary is 'Standing of the median net revenue.';
comment on column clientele.segment_standing.basket is 'Standing of the median average order value.';
comment on column clientele.segment_standing.profile_persona is 'Persona the month''s profile alone would give.';
comment on column clientele.segment_standing.outgrown is 'Whether the profile lies beyond the limits of the persona it is named after; two such months running give another name.';
