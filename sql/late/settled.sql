-- One row: the finding of late lines of a published run, which is as it was read again.
delete from clientele.late_data where month = :month and revision = :revision
