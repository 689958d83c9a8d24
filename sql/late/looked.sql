-- One row per file of the source: its hash when it was last looked at.
select name, sha256 from clientele.source_look
