-- Whether runs that stand as RUNNING are at work.

create or replace view bi.run_state as
select
  r.month,
  r.revision,
  case
    when r.status = 'RUNNING' and not exists (
      select from clientele.run_lease l
      where l.beat_at > clock_timestamp() - interval '60 seconds' and l.server_process is not null
    ) then 'INTERRUPTED'
    else r.status
  end as state
from clientele.run r;
comment on view bi.run_state is 'One row per run: where it stands at this moment.';
comment on column bi.run_state.month is 'First day of the month that is closed.';
comment on column bi.run_state.revision is 'Revision of the run.';
comment on column bi.run_state.state is 'RUNNING, FAILED, PUBLISHED, or INTERRUPTED where nobody is at work: closing the month again resumes it.';

grant select on bi.run_state to bi_reader;
