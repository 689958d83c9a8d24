-- One row per message of which nobody knows whether it was sent, oldest first.
select * from clientele.mail_ledger
where state = 'unknown'
order by month, revision, recipient, template
