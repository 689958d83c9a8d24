package clientele.infra.config;

import clientele.infra.config.source.OrderConfig;
import clientele.infra.config.source.ReadingConfig;
import clientele.steps.settings.DoubtSettings;
import clientele.steps.settings.OwnRules;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SHA-256 of settings written as lines {@code name=value}, one per component of the records in
 * their order, so that it depends on no library's way of printing a record.
 */
final class SettingsHash {
  /**
   * Settings that came later, as they are where nothing is said of them: left out, so that what was
   * read before them need not be read again.
   */
  private static final Set<Record> ADDED_LATER =
      Set.of(DoubtSettings.DEFAULT, ReadingConfig.DEFAULT, OrderConfig.DEFAULT, OwnRules.NONE);

  private final StringBuilder text = new StringBuilder();

  private SettingsHash() {}

  static String of(List<? extends Record> settings) {
    SettingsHash hash = new SettingsHash();
    settings.forEach(record -> hash.add(record.getClass().getSimpleName(), record));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(hash.text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(String name, Object value) {
    if (ADDED_LATER.contains(value)) {
      return;
    }
    if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        add(name + "." + component.getName(), read(component, record));
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> add(name + "." + key, inner));
    } else if (value instanceof BigDecimal number) {
      line(name, number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    } else {
      line(name, value.toString());
    }
  }

  private void line(String name, String value) {
    text.append(name).append('=').append(value).append('\n');
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
