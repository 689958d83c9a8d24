-- One row per run, oldest month and revision first.
select * from clientele.run order by month, revision
