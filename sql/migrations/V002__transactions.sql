-- From file to filtered lines. The four line tables are keyed by the month of the lines and its
-- data revision, not by the run that read them, so that a month of lines is read and filtered once
-- however many windows it lies in; run_input says which data revision each run looks at.

create table clientele.source_file (
  month     date   not null,
  revision  int    not null,
  file_no   int    not null,
  name      text   not null,
  sha256    text   not null,
  bytes     bigint not null,
  lines     bigint not null,
  taken     bigint not null,
  elsewhere bigint not null,
  primary key (month, revision, file_no)
);
comment on table clientele.source_file is 'One row per run and file the run has read.';
comment on column clientele.source_file.month is 'Month of the run.';
comment on column clientele.source_file.revision is 'Revision of the run.';
comment on column clientele.source_file.file_no is '0, 1, … in the order of the names.';
comment on column clientele.source_file.name is 'File name or object key.';
comment on column clientele.source_file.sha256 is 'SHA-256 of the bytes as they lie there.';
comment on column clientele.source_file.bytes is 'Number of bytes.';
comment on column clientele.source_file.lines is 'Data lines, the header not counted: taken + elsewhere.';
comment on column clientele.source_file.taken is 'Lines kept for the months the warehouse lacked, unparseable ones included.';
comment on column clientele.source_file.elsewhere is 'Lines of months that are held already or lie outside the window, left alone.';

create table clientele.run_input (
  month         date    not null,
  revision      int     not null,
  data_month    date    not null,
  data_revision int     not null,
  fresh         boolean not null,
  primary key (month, revision, data_month)
);
comment on table clientele.run_input is 'One row per run and month of its window: the data revision the run looks at.';
comment on column clientele.run_input.month is 'Month of the run.';
comment on column clientele.run_input.revision is 'Revision of the run.';
comment on column clientele.run_input.data_month is 'A month of the window.';
comment on column clientele.run_input.data_revision is 'Which reading of that month.';
comment on column clientele.run_input.fresh is 'Whether this run pulled it.';

create table clientele.data_month (
  month              date   not null,
  revision           int    not null,
  pulled_by_month    date   not null,
  pulled_by_revision int    not null,
  ingest_sha256      text   not null,
  lines              bigint not null,
  unparseable        bigint not null,
  primary key (month, revision)
);
comment on table clientele.data_month is 'One row per month of lines and data revision.';
comment on column clientele.data_month.month is 'Month of the lines.';
comment on column clientele.data_month.revision is 'Data revision: 1 for the first reading.';
comment on column clientele.data_month.pulled_by_month is 'Month of the run that read it.';
comment on column clientele.data_month.pulled_by_revision is 'Revision of the run that read it.';
comment on column clientele.data_month.ingest_sha256 is 'SHA-256 of the settings it was read and filtered under.';
comment on column clientele.data_month.lines is 'Lines of the month: kept + rejected.';
comment on column clientele.data_month.unparseable is 'Lines that could not be parsed.';

create table clientele.transaction_raw (
  month       date   not null,
  revision    int    not null,
  file_no     int    not null,
  line        bigint not null,
  ordered_at  timestamp,
  quantity    numeric(18, 3),
  unit_price  numeric(18, 4),
  customer_id text,
  stock_code  text,
  invoice     text,
  description text,
  country     text,
  rule        text,
  column_name text,
  text        text,
  check ((rule is null) = (ordered_at is not null))
);
create index transaction_raw_key on clientele.transaction_raw using brin (month, revision)
  with (autosummarize = on);
create index transaction_raw_unparseable on clientele.transaction_raw (month, revision, line)
  where rule is not null;
comment on table clientele.transaction_raw is 'One row per line as it came; no line is ever left out.';
comment on column clientele.transaction_raw.month is 'Month of the line; of the run where its date cannot be read.';
comment on column clientele.transaction_raw.revision is 'Data revision of that month.';
comment on column clientele.transaction_raw.file_no is 'File, as numbered in source_file by the run that pulled the month.';
comment on column clientele.transaction_raw.line is 'Physical line on which the record begins; the header is line 1.';
comment on column clientele.transaction_raw.invoice is 'Invoice number; a leading C is a cancellation.';
comment on column clientele.transaction_raw.stock_code is 'Stock code.';
comment on column clientele.transaction_raw.description is 'Product text.';
comment on column clientele.transaction_raw.quantity is 'Units; negative for returns.';
comment on column clientele.transaction_raw.ordered_at is 'Time of the order in the shop''s zone.';
comment on column clientele.transaction_raw.unit_price is 'Price of one unit.';
comment on column clientele.transaction_raw.customer_id is 'Customer; empty if the line names none.';
comment on column clientele.transaction_raw.country is 'Country of the customer.';
comment on column clientele.transaction_raw.rule is 'What kept the line from being parsed; null for a parsed line.';
comment on column clientele.transaction_raw.column_name is 'Column at fault, empty for the whole line.';
comment on column clientele.transaction_raw.text is 'The line as it stands in the file, for unparseable lines only.';

create table clientele.transaction (
  month       date           not null,
  revision    int            not null,
  file_no     int            not null,
  line        bigint         not null,
  ordered_at  timestamp      not null,
  fingerprint bigint         not null,
  is_return   boolean        not null,
  amount      numeric(24, 7) not null,
  quantity    numeric(18, 3) not null,
  customer_id text           not null,
  invoice     text           not null,
  stock_code  text           not null,
  country     text           not null
);
create index transaction_key on clientele.transaction using brin (month, revision)
  with (autosummarize = on);
comment on table clientele.transaction is 'One row per kept line.';
comment on column clientele.transaction.month is 'Month of the line.';
comment on column clientele.transaction.revision is 'Data revision of that month.';
comment on column clientele.transaction.file_no is 'File of the pulling run.';
comment on column clientele.transaction.line is 'Line of the file.';
comment on column clientele.transaction.customer_id is 'Customer.';
comment on column clientele.transaction.invoice is 'Invoice number.';
comment on column clientele.transaction.stock_code is 'Stock code.';
comment on column clientele.transaction.ordered_at is 'Time of the order in the shop''s zone.';
comment on column clientele.transaction.quantity is 'Units; negative for returns.';
comment on column clientele.transaction.amount is 'Quantity times unit price, exact.';
comment on column clientele.transaction.fingerprint is 'Hash of the whole line as it came; lines of one fingerprint are equal.';
comment on column clientele.transaction.is_return is 'Whether the line is a cancellation or takes goods back.';
comment on column clientele.transaction.country is 'Country of the customer.';

create table clientele.transaction_rejected (
  month       date           not null,
  revision    int            not null,
  file_no     int            not null,
  line        bigint         not null,
  rule        text           not null,
  column_name text           not null,
  text        text           not null,
  amount      numeric(24, 7) not null
);
create index transaction_rejected_key on clientele.transaction_rejected using brin (month, revision)
  with (autosummarize = on);
comment on table clientele.transaction_rejected is 'One row per line that is not used, with the first rule that rejects it.';
comment on column clientele.transaction_rejected.month is 'Month of the line.';
comment on column clientele.transaction_rejected.revision is 'Data revision of that month.';
comment on column clientele.transaction_rejected.file_no is 'File of the pulling run.';
comment on column clientele.transaction_rejected.line is 'Line of the file.';
comment on column clientele.transaction_rejected.rule is 'Name of the rule.';
comment on column clientele.transaction_rejected.column_name is 'Column at fault, empty for the whole line.';
comment on column clientele.transaction_rejected.text is 'The line, if it could not be parsed; otherwise empty, see transaction_raw.';
comment on column clientele.transaction_rejected.amount is 'Quantity times unit price where known, else 0.';

create table clientele.data_quality (
  month    date           not null,
  revision int            not null,
  rule     text           not null,
  outcome  text           not null check (outcome in ('kept', 'rejected', 'counted')),
  rows     bigint         not null,
  revenue  numeric(24, 7) not null,
  primary key (month, revision, rule)
);
comment on table clientele.data_quality is 'One row per month of lines and rule; kept and rejected rows add up to the lines of the month.';
comment on column clientele.data_quality.month is 'Month of the lines.';
comment on column clientele.data_quality.revision is 'Data revision of that month.';
comment on column clientele.data_quality.rule is 'Name of the rule; "kept" for the lines that are used.';
comment on column clientele.data_quality.outcome is 'kept, rejected, or counted (kept, but worth knowing).';
comment on column clientele.data_quality.rows is 'Lines the rule met.';
comment on column clientele.data_quality.revenue is 'Quantity times unit price of these lines.';

create view clientele.month_to_filter as
select i.month as run_month, i.revision as run_revision, i.data_month as month, i.data_revision as revision
from clientele.run_input as i
where not exists (
  select 1
  from clientele.data_quality as q
  where q.month = i.data_month and q.revision = i.data_revision and q.rule = 'kept'
);
comment on view clientele.month_to_filter is 'One row per run and month of its window whose lines nobody has filtered yet.';
comment on column clientele.month_to_filter.run_month is 'Month of the run.';
comment on column clientele.month_to_filter.run_revision is 'Revision of the run.';
comment on column clientele.month_to_filter.month is 'Month of the lines.';
comment on column clientele.month_to_filter.revision is 'Data revision of that month.';
