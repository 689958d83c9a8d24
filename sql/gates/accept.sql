-- One row per gate that stops the run and is let pass because of :because; an earlier reason gives way.
insert into clientele.gate_acceptance (month, revision, gate, because)
select month, revision, gate, :because from clientele.gate_verdict
where month = :month and revision = :revision and gate = :gate and verdict = 'stop'
on conflict (month, revision, gate) do update set because = excluded.because
