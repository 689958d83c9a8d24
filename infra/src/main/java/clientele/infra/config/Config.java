package clientele.infra.config;

import clientele.infra.config.mail.MailConfig;
import clientele.infra.config.source.AttributesConfig;
import clientele.infra.config.source.DoorConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.steps.settings.GateSettings;
import clientele.steps.settings.PipelineSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a person may set, complete and valid.
 *
 * @param source transaction lines
 * @param door whom to ask for lines, instead of reading files
 * @param attributes what else is known of customers and products
 * @param aws where AWS is, for a source in a bucket and mail through SES
 * @param database empty for the embedded one
 * @param embedded the embedded one
 * @param mail messages
 * @param schedule unattended months
 * @param retry tries and timeouts
 * @param alarms what operators hear
 * @param log what serve writes down of itself
 * @param retention what is kept, and what is done about late lines
 * @param gates what a month must keep to before it is published
 * @param status the page
 * @param pipeline the month's work
 */
public record Config(
    SourceConfig source,
    Optional<DoorConfig> door,
    AttributesConfig attributes,
    AwsConfig aws,
    Optional<DatabaseConfig> database,
    EmbeddedConfig embedded,
    MailConfig mail,
    ScheduleConfig schedule,
    RetryConfig retry,
    AlarmConfig alarms,
    LogConfig log,
    RetentionConfig retention,
    GateSettings gates,
    StatusConfig status,
    PipelineSettings pipeline) {

  /** What holds without a configuration file. */
  public static final Config DEFAULT =
      new Config(
          SourceConfig.DEFAULT,
          Optional.empty(),
          AttributesConfig.DEFAULT,
          AwsConfig.DEFAULT,
          Optional.empty(),
          EmbeddedConfig.DEFAULT,
          MailConfig.DEFAULT,
          ScheduleConfig.DEFAULT,
          RetryConfig.DEFAULT,
          AlarmConfig.DEFAULT,
          LogConfig.DEFAULT,
          RetentionConfig.DEFAULT,
          GateSettings.DEFAULT,
          StatusConfig.DEFAULT,
          PipelineSettings.DEFAULT);

  /** The same with another place of transactions, as the command line may name one. */
  public Config withSource(String uri) {
    return new Config(
        source.at(Optional.of(uri)),
        Optional.empty(),
        attributes,
        aws,
        database,
        embedded,
        mail,
        schedule,
        retry,
        alarms,
        log,
        retention,
        gates,
        status,
        pipeline);
  }

  /** The same with the settings a run had. */
  public Config with(KeptSettings kept) {
    return new Config(
        kept.reading().at(source.uri()),
        door,
        attributes,
        aws,
        database,
        embedded,
        mail,
        schedule,
        retry,
        alarms,
        log,
        retention,
        gates,
        status,
        kept.pipeline());
  }

  /** The settings that can change a figure. */
  public KeptSettings kept() {
    return new KeptSettings(reading(), pipeline);
  }

  /** Hash of all that can change a figure: how lines are read, and the pipeline's settings. */
  public String settingsSha256() {
    return SettingsHash.of(deciding(pipeline));
  }

  /** Hash of what decides how lines are read and filtered. */
  public String ingestSha256() {
    return SettingsHash.of(deciding(pipeline.filter()));
  }

  private List<Record> deciding(Record work) {
    List<Record> all = new ArrayList<>(List.of(reading(), work));
    door.map(DoorConfig::deciding).ifPresent(all::add);
    return all;
  }

  /** The source without its place: the same lines elsewhere give the same figures. */
  private SourceConfig reading() {
    return source.deciding();
  }
}
