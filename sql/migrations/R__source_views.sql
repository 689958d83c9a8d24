-- What the source of a month is, for dashboards and for the page.

create or replace view bi.source_note as
select m.month, n.no, n.kind, n.words
from clientele.published_run m
join clientele.source_note n on n.month = m.month and n.revision = m.revision;
comment on view bi.source_note is 'One row per published month and thing worth knowing of its source.';
comment on column bi.source_note.month is 'First day of the month.';
comment on column bi.source_note.no is '0, 1, … within the month.';
comment on column bi.source_note.kind is 'hole (a month without a line between months that have some), not_read (a file that lies there), ends_early or read_as (how a file was read where no setting says how to).';
comment on column bi.source_note.words is 'A sentence that names month or file.';

create or replace view bi.awaited_month as
select month, looked_at from clientele.awaited_month;
comment on view bi.awaited_month is 'One row per due month that the source had no line of when it was last looked at.';
comment on column bi.awaited_month.month is 'First day of the month.';
comment on column bi.awaited_month.looked_at is 'When that was found.';

create or replace view bi.source_doubt as
select
  m.month,
  x.rule,
  f.name as file,
  abs(x.line) as line,
  x.column_name,
  round(x.amount, 2) as amount
from clientele.published_run m
join clientele.run_input i
  on i.month = m.month and i.revision = m.revision and i.data_month = m.month
join clientele.data_month d on d.month = i.data_month and d.revision = i.data_revision
join clientele.transaction_rejected x on x.month = d.month and x.revision = d.revision
join clientele.source_file f
  on f.month = d.pulled_by_month and f.revision = d.pulled_by_revision and f.file_no = x.file_no
where x.rule not in ('missing_customer', 'no_product', 'price_floor', 'exact_duplicate')
  and x.rule not like 'leave\_out:%' and x.rule not like 'keep\_only:%';
comment on view bi.source_doubt is 'One row per line of a published month that could not be used as it stands: where to look, never what stands there.';
comment on column bi.source_doubt.month is 'First day of the month.';
comment on column bi.source_doubt.rule is 'Name of the rule.';
comment on column bi.source_doubt.file is 'File name or object key.';
comment on column bi.source_doubt.line is 'Physical line on which the record begins; the header is line 1.';
comment on column bi.source_doubt.column_name is 'Column at fault, empty for the whole line.';
comment on column bi.source_doubt.amount is 'Quantity times unit price where known or guessed, else 0.';

grant select on bi.source_note, bi.awaited_month, bi.source_doubt to bi_reader;
