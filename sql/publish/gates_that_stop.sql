-- One row per gate that stops the run and that nobody has let pass.
select v.gate, v.value, v.limits, v.detail
from clientele.gate_verdict as v
left join clientele.gate_acceptance as a
  on a.month = v.month and a.revision = v.revision and a.gate = v.gate
where v.month = :month
  and v.revision = :revision
  and v.verdict = 'stop'
  and a.gate is null
order by v.gate
