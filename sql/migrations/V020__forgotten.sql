-- Forgotten customers: the receipts, and what sums of published months still need of them.

create table clientele.forgotten (
  receipt         int         primary key generated always as identity,
  customer_sha256 text        not null unique,
  forgotten_at    timestamptz not null default clock_timestamp(),
  removed         jsonb       not null,
  mails           int         not null
);
comment on table clientele.forgotten is 'One row per customer who was forgotten: the receipt.';
comment on column clientele.forgotten.receipt is 'Its number.';
comment on column clientele.forgotten.customer_sha256 is 'SHA-256 of the customer''s id, by which lines that are read again are recognised and stripped of it.';
comment on column clientele.forgotten.forgotten_at is 'When, first or last asked.';
comment on column clientele.forgotten.removed is 'Rows removed, by table.';
comment on column clientele.forgotten.mails is 'Messages removed from the outbox.';

create table clientele.forgotten_figure (
  receipt             int            not null references clientele.forgotten,
  month               date           not null,
  revision            int            not null,
  segment_id          int            not null,
  frequency           int            not null,
  average_order_value numeric(24, 7) not null,
  monetary            numeric(24, 7) not null,
  primary key (receipt, month, revision)
);
comment on table clientele.forgotten_figure is 'One row per receipt and run: what moves and revenue bridge of published months need to keep their sums. It names nobody.';
comment on column clientele.forgotten_figure.receipt is 'The receipt.';
comment on column clientele.forgotten_figure.month is 'Month of the run.';
comment on column clientele.forgotten_figure.revision is 'Revision of the run.';
comment on column clientele.forgotten_figure.segment_id is 'Segment.';
comment on column clientele.forgotten_figure.frequency is 'Orders in the window.';
comment on column clientele.forgotten_figure.average_order_value is 'Average order value in the window.';
comment on column clientele.forgotten_figure.monetary is 'Net revenue in the window.';
