-- What is worth knowing of a run's source, money of the window that stands in no segment, and unit
-- prices as exact as they come.

create table clientele.source_note (
  month    date not null,
  revision int  not null,
  no       int  not null,
  kind     text not null,
  words    text not null,
  primary key (month, revision, no)
);
comment on table clientele.source_note is 'One row per run and thing worth knowing of its source.';
comment on column clientele.source_note.month is 'Month of the run.';
comment on column clientele.source_note.revision is 'Revision of the run.';
comment on column clientele.source_note.no is '0, 1, … within the run.';
comment on column clientele.source_note.kind is 'hole (a month without a line between months that have some), not_read (a file that lies there), ends_early (the last lines are of long before the month''s end) or read_as (how a file was read where no setting says how to).';
comment on column clientele.source_note.words is 'A sentence that names month or file.';

create table clientele.window_quality (
  month    date           not null,
  revision int            not null,
  rule     text           not null,
  outcome  text           not null check (outcome = 'counted'),
  rows     bigint         not null,
  revenue  numeric(24, 7) not null,
  primary key (month, revision, rule)
);
comment on table clientele.window_quality is 'One row per run and rule about customers over the whole window, where it met any.';
comment on column clientele.window_quality.month is 'Month of the run.';
comment on column clientele.window_quality.revision is 'Revision of the run.';
comment on column clientele.window_quality.rule is 'refund_only: money back to customers without a sale in the window, who are in no segment; with it the segments'' revenue is that of all kept lines. one_customer: a customer with a tenth of all orders and more.';
comment on column clientele.window_quality.outcome is 'counted.';
comment on column clientele.window_quality.rows is 'Kept lines of the window (refund_only), or orders (one_customer).';
comment on column clientele.window_quality.revenue is 'Their money.';

-- to plain numeric no row is written anew
alter table clientele.transaction_raw alter column unit_price type numeric;
comment on column clientele.transaction_raw.line is 'Physical line on which the record begins; the header is line 1. Negative for money back that the line states of its whole order.';
comment on column clientele.transaction_raw.quantity is 'Units; negative for returns. Of a line that could not be parsed a guess, where there is one.';
comment on column clientele.transaction_raw.unit_price is 'Price of one unit, less discounts; negative where it gives money back. Of a line that could not be parsed a guess, where there is one.';
comment on column clientele.transaction_rejected.amount is 'Quantity times unit price where known or guessed, else 0.';
comment on column clientele.transaction_rejected.line is 'Line of the file, negative for money back that it states of its whole order.';
comment on column clientele.transaction.line is 'Line of the file, negative for money back that it states of its whole order.';
