-- One row: the mark of where lines come from, which goes.
delete from clientele.source_place
