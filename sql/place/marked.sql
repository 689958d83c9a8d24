-- One row: the place that the warehouse's lines come from.
select place from clientele.source_place
