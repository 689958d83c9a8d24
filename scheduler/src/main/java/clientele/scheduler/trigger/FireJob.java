package clientele.scheduler.trigger;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One fire. Never two at a time, on all instances together; it says nothing of any month. */
@DisallowConcurrentExecution
public final class FireJob implements Job {
  private static final Logger log = LoggerFactory.getLogger(FireJob.class);

  private final Runnable answer;

  FireJob(Runnable answer) {
    this.answer = answer;
  }

  @Override
  public void execute(JobExecutionContext context) {
    try {
      answer.run();
    } catch (RuntimeException e) {
      // The next fire tries again; what lasts is found by the watch, which needs no fire.
      log.error("event=fire_failed cause={}", e.getMessage(), e);
    }
  }
}
