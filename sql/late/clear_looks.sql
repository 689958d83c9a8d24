-- One row per file that was looked at before, which counts no more.
delete from clientele.source_look
