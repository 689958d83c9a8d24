package clientele.scheduler.trigger;

import clientele.infra.config.ScheduleConfig;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz with its store in the database, clustered: fires at the times of the cron expression, and
 * at short intervals in between for months that are due later than they fire, have to be tried
 * again, or were left by an instance that died. Of several instances one answers each fire.
 */
public final class QuartzTrigger implements AutoCloseable {
  private static final String NAME = "clientele";

  private final Scheduler scheduler;

  private QuartzTrigger(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Starts firing.
   *
   * @param connections the database whose schema quartz holds the store
   * @param schedule times and zone
   * @param between the interval in between
   * @param answer what to do at a fire
   */
  public static QuartzTrigger start(
      DataSource connections, ScheduleConfig schedule, Duration between, Runnable answer) {
    try {
      Scheduler scheduler = scheduler(connections);
      scheduler.setJobFactory((fired, by) -> new FireJob(answer));
      JobDetail job = JobBuilder.newJob(FireJob.class).withIdentity("close-due-months").build();
      scheduler.scheduleJob(job, Set.of(cron(schedule), inBetween(between)), true);
      scheduler.start();
      return new QuartzTrigger(scheduler);
    } catch (SchedulerException e) {
      throw new StepException(
          ErrorCode.WAREHOUSE, "the scheduler does not start [" + e.getMessage() + "]", e);
    }
  }

  /** Whether its thread is alive and it has not been stopped. */
  public boolean fires() {
    try {
      return scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown();
    } catch (SchedulerException e) {
      return false;
    }
  }

  /** Fires no more, but lets an answer that was begun end by itself. */
  public void standby() {
    try {
      scheduler.standby();
    } catch (SchedulerException e) {
      throw new StepException(
          ErrorCode.INTERNAL, "the scheduler does not stop [" + e.getMessage() + "]", e);
    }
  }

  /** Fires no more and waits for the end of an answer that was begun. */
  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new StepException(
          ErrorCode.INTERNAL, "the scheduler does not stop [" + e.getMessage() + "]", e);
    }
  }

  private static Scheduler scheduler(DataSource connections) throws SchedulerException {
    String store = NAME + "-" + System.identityHashCode(connections);
    DBConnectionManager.getInstance()
        .addConnectionProvider(store, new PoolConnections(connections));
    Properties settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", NAME);
    settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty("org.quartz.threadPool.threadCount", "1");
    settings.setProperty("org.quartz.threadPool.threadNamePrefix", "close");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    settings.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.setProperty("org.quartz.jobStore.tablePrefix", "quartz.qrtz_");
    settings.setProperty("org.quartz.jobStore.dataSource", store);
    settings.setProperty("org.quartz.jobStore.isClustered", "true");
    settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "10000");
    settings.setProperty("org.quartz.jobStore.misfireThreshold", "60000");
    Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
    // Quartz keeps one scheduler a name and process; two instances in one process are two.
    SchedulerRepository.getInstance().remove(NAME);
    return scheduler;
  }

  private static Trigger cron(ScheduleConfig schedule) {
    return TriggerBuilder.newTrigger()
        .withIdentity("cron")
        .withSchedule(
            CronScheduleBuilder.cronSchedule(schedule.cron())
                .inTimeZone(TimeZone.getTimeZone(schedule.zone()))
                .withMisfireHandlingInstructionFireAndProceed())
        .build();
  }

  private static Trigger inBetween(Duration between) {
    return TriggerBuilder.newTrigger()
        .withIdentity("in-between")
        .startNow()
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(between.toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionNowWithRemainingCount())
        .build();
  }
}
