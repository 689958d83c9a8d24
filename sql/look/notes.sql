-- One row per thing worth knowing of a month's source.
select to_char(month, 'YYYY-MM') as month, kind, words from bi.source_note order by month, no
