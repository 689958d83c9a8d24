-- Who belongs into the loyalty programme.

create table clientele.loyalty_candidate (
  month              date           not null,
  revision           int            not null,
  rank               int            not null check (rank > 0),
  customer_id        text           not null,
  top_segment_id     int            not null,
  segment_id         int            not null,
  member             boolean        not null,
  missing_conditions int            not null check (missing_conditions >= 0),
  expected_revenue   numeric(24, 7) not null,
  order_chance       double precision check (order_chance between 0 and 1),
  expected_from      text           not null,
  why                text           not null,
  missing            text           not null,
  primary key (month, revision, customer_id),
  check (member = (segment_id = top_segment_id))
);
comment on table clientele.loyalty_candidate is 'One row per run and customer of the top segments, and of those nearest to them.';
comment on column clientele.loyalty_candidate.month is 'Month of the run.';
comment on column clientele.loyalty_candidate.revision is 'Revision of the run.';
comment on column clientele.loyalty_candidate.rank is 'From 1: members first, then who lacks least; in each the highest expected worth first.';
comment on column clientele.loyalty_candidate.customer_id is 'Customer.';
comment on column clientele.loyalty_candidate.top_segment_id is 'Top segment they are in, or else the nearest. Top are all Insiders; without any, the segment that brings most a customer.';
comment on column clientele.loyalty_candidate.segment_id is 'Segment the customer is in.';
comment on column clientele.loyalty_candidate.member is 'Whether they are in a top segment.';
comment on column clientele.loyalty_candidate.missing_conditions is 'Conditions of the top segment''s rule that they do not meet; 0 for a member.';
comment on column clientele.loyalty_candidate.expected_revenue is 'Expected net revenue of the next month.';
comment on column clientele.loyalty_candidate.order_chance is 'Expected chance of an order in the next month, 0 to 1; null where nothing tells.';
comment on column clientele.loyalty_candidate.expected_from is 'What the expectation is made of: segment (what the customers of the segment brought on average in the month after the last one), own (their own revenue a month) or outlook (a model of the customer).';
comment on column clientele.loyalty_candidate.why is 'Why they are here, in figures.';
comment on column clientele.loyalty_candidate.missing is 'What they lack; empty for a member.';
