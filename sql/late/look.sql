-- One row: a file as it was at :now.
insert into clientele.source_look (name, sha256, looked_at) values (:name, :sha256, :now)
