-- From clusters to segments, what is said of them, and what was published and mailed.

create table clientele.segment (
  month      date    not null,
  revision   int     not null,
  segment_id int     not null,
  cluster    int     not null,
  name       text    not null,
  persona    text    not null,
  is_noise   boolean not null,
  primary key (month, revision, segment_id),
  unique (month, revision, name)
);
comment on table clientele.segment is 'One row per run and segment.';
comment on column clientele.segment.month is 'Month of the run.';
comment on column clientele.segment.revision is 'Revision of the run.';
comment on column clientele.segment.segment_id is 'Id of the segment; -1 is "Unassigned".';
comment on column clientele.segment.cluster is 'The cluster it was in this run.';
comment on column clientele.segment.name is 'Name, unique in a month.';
comment on column clientele.segment.persona is 'Row of the rule table that gave the name.';
comment on column clientele.segment.is_noise is 'Whether it holds the customers of no cluster.';

create table clientele.customer_segment (
  month       date             not null,
  revision    int              not null,
  customer_id text collate "C" not null,
  segment_id  int              not null,
  membership  double precision not null check (membership between 0 and 1),
  primary key (month, revision, customer_id)
);
comment on table clientele.customer_segment is 'One row per run and customer.';
comment on column clientele.customer_segment.month is 'Month of the run.';
comment on column clientele.customer_segment.revision is 'Revision of the run.';
comment on column clientele.customer_segment.customer_id is 'Customer.';
comment on column clientele.customer_segment.segment_id is 'Segment.';
comment on column clientele.customer_segment.membership is 'How firmly the customer belongs there, 0 to 1.';

create table clientele.segment_profile (
  month                      date             not null,
  revision                   int              not null,
  segment_id                 int              not null,
  customers                  bigint           not null,
  customer_share             numeric(10, 7)   not null,
  revenue                    numeric(24, 7)   not null,
  revenue_share              numeric(10, 7)   not null,
  median_recency_days        double precision not null,
  median_frequency           double precision not null,
  median_monetary            double precision not null,
  median_tenure_days         double precision not null,
  median_average_order_value double precision not null,
  median_returns_share       double precision not null,
  silhouette                 double precision,
  stability_jaccard          double precision,
  trust                      text             not null check (trust in ('high', 'fair', 'weak')),
  description                text             not null,
  primary key (month, revision, segment_id)
);
comment on table clientele.segment_profile is 'One row per run and segment: what it is like.';
comment on column clientele.segment_profile.month is 'Month of the run.';
comment on column clientele.segment_profile.revision is 'Revision of the run.';
comment on column clientele.segment_profile.segment_id is 'Segment.';
comment on column clientele.segment_profile.customers is 'Customers in it.';
comment on column clientele.segment_profile.customer_share is 'Share of all customers, 0 to 1.';
comment on column clientele.segment_profile.revenue is 'Net revenue of its customers over the window.';
comment on column clientele.segment_profile.revenue_share is 'Share of the revenue of all customers; can leave 0 to 1 where returns outweigh sales.';
comment on column clientele.segment_profile.median_recency_days is 'Median days since the last order.';
comment on column clientele.segment_profile.median_frequency is 'Median orders.';
comment on column clientele.segment_profile.median_monetary is 'Median net revenue.';
comment on column clientele.segment_profile.median_tenure_days is 'Median days since the first order of the window.';
comment on column clientele.segment_profile.median_average_order_value is 'Median average order value.';
comment on column clientele.segment_profile.median_returns_share is 'Median share of money returned.';
comment on column clientele.segment_profile.silhouette is 'Mean silhouette on the embedding.';
comment on column clientele.segment_profile.stability_jaccard is 'Mean bootstrap Jaccard of its cluster.';
comment on column clientele.segment_profile.trust is 'high (Jaccard at least 0.85), fair (at least 0.6) or weak.';
comment on column clientele.segment_profile.description is 'One sentence.';

create table clientele.segment_rule (
  month           date             not null,
  revision        int              not null,
  segment_id      int              not null,
  rule            text             not null,
  precision_share double precision not null,
  recall_share    double precision not null,
  fidelity        double precision not null,
  primary key (month, revision, segment_id)
);
comment on table clientele.segment_rule is 'One row per run and segment: a rule in words.';
comment on column clientele.segment_rule.month is 'Month of the run.';
comment on column clientele.segment_rule.revision is 'Revision of the run.';
comment on column clientele.segment_rule.segment_id is 'Segment.';
comment on column clientele.segment_rule.rule is 'At most three conditions in natural units.';
comment on column clientele.segment_rule.precision_share is 'Of the held-out customers the rule takes in, the share that belongs there.';
comment on column clientele.segment_rule.recall_share is 'Of the held-out customers that belong there, the share the rule takes in.';
comment on column clientele.segment_rule.fidelity is 'Share of the held-out customers the rule places right, in or out.';

create table clientele.segment_lever (
  month            date           not null,
  revision         int            not null,
  segment_id       int            not null,
  priority         int            not null,
  lever            text           not null,
  action           text           not null,
  reason           text           not null,
  customers        bigint         not null,
  effect_per_month numeric(18, 2) not null,
  effect_low       numeric(18, 2) not null,
  effect_high      numeric(18, 2) not null,
  primary key (month, revision, segment_id, priority)
);
comment on table clientele.segment_lever is 'One row per run, segment and priority: what to do.';
comment on column clientele.segment_lever.month is 'Month of the run.';
comment on column clientele.segment_lever.revision is 'Revision of the run.';
comment on column clientele.segment_lever.segment_id is 'Segment.';
comment on column clientele.segment_lever.priority is '1 is the most valuable of the segment.';
comment on column clientele.segment_lever.lever is 'Name in the playbook.';
comment on column clientele.segment_lever.action is 'What to do.';
comment on column clientele.segment_lever.reason is 'Why, in figures.';
comment on column clientele.segment_lever.customers is 'Whom it addresses.';
comment on column clientele.segment_lever.effect_per_month is 'Estimated effect, money a month.';
comment on column clientele.segment_lever.effect_low is '5 % quantile of the bootstrap.';
comment on column clientele.segment_lever.effect_high is '95 % quantile of the bootstrap.';

create table clientele.publication (
  month        date           not null,
  revision     int            not null,
  customers    bigint         not null,
  segments     int            not null,
  revenue      numeric(24, 7) not null,
  published_at timestamptz    not null default now(),
  primary key (month, revision)
);
comment on table clientele.publication is 'One row per published run; the views show the newest of each month.';
comment on column clientele.publication.month is 'Month of the run.';
comment on column clientele.publication.revision is 'Revision of the run.';
comment on column clientele.publication.customers is 'Customers active in the window.';
comment on column clientele.publication.segments is 'Segments, noise not counted.';
comment on column clientele.publication.revenue is 'Net revenue of these customers over the window.';
comment on column clientele.publication.published_at is 'When the views flipped.';

create table clientele.mail_delivery (
  month      date        not null,
  revision   int         not null,
  recipient  text        not null,
  template   text        not null,
  status     text        not null check (status in ('sent')),
  message_id text        not null,
  subject    text        not null,
  sent_at    timestamptz not null default now(),
  primary key (month, revision, recipient, template)
);
comment on table clientele.mail_delivery is 'One row per run, recipient and template.';
comment on column clientele.mail_delivery.month is 'Month of the run.';
comment on column clientele.mail_delivery.revision is 'Revision of the run.';
comment on column clientele.mail_delivery.recipient is 'Address.';
comment on column clientele.mail_delivery.template is 'Kind of message.';
comment on column clientele.mail_delivery.status is 'sent.';
comment on column clientele.mail_delivery.message_id is 'The carrier''s id of the message.';
comment on column clientele.mail_delivery.subject is 'Subject.';
comment on column clientele.mail_delivery.sent_at is 'When it was handed over.';
