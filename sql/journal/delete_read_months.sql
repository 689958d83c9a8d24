-- One row per month of lines that this run has read; they go.
delete from clientele.data_month
where pulled_by_month = :month and pulled_by_revision = :revision
