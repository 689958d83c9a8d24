-- One row per published month with late lines that no later revision has taken up, oldest first.
select l.* from clientele.late_data l
where not exists (select from clientele.publication p
                  where p.month = l.month and p.revision > l.revision)
order by l.month
