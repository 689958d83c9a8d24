package clientele.infra.config.source;

import clientele.infra.config.value.Secret;
import java.net.URI;
import java.time.YearMonth;
import java.util.Optional;

/** Where orders are asked for, instead of files that somebody exported. */
public sealed interface DoorConfig {

  /** The first month that is asked for when nobody names one; empty for two years back. */
  Optional<YearMonth> since();

  /**
   * A database that is asked by a SELECT.
   *
   * @param url of JDBC; without a secret in it
   * @param query yields columns by the names of source.columns; may name :from and :to
   * @param fetchSize rows at a time
   * @param drivers folder of jars of drivers other than PostgreSQL's
   * @param customers yields customer_id, attribute and value
   * @param products yields product_id and category
   */
  record Jdbc(
      String url,
      Optional<String> user,
      Optional<Secret> password,
      String query,
      int fetchSize,
      Optional<String> drivers,
      Optional<String> customers,
      Optional<String> products,
      Optional<YearMonth> since)
      implements DoorConfig {

    /** The same where nothing is told of customers and products. */
    public Jdbc(
        String url,
        Optional<String> user,
        Optional<Secret> password,
        String query,
        int fetchSize,
        Optional<String> drivers) {
      this(
          url,
          user,
          password,
          query,
          fetchSize,
          drivers,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /**
   * A WooCommerce shop by its REST API.
   *
   * @param url of the shop
   * @param key consumer key, for reading
   * @param secret consumer secret
   */
  record WooCommerce(URI url, Secret key, Secret secret, Optional<YearMonth> since)
      implements DoorConfig {}

  /**
   * A Shopify shop by bulk operations of its Admin API.
   *
   * @param url of the shop, https://NAME.myshopify.com
   * @param token of an app that may read orders
   * @param version of the API
   */
  record Shopify(URI url, Secret token, String version, Optional<YearMonth> since)
      implements DoorConfig {}

  /** What decides which lines come, for a hash; secrets and places do not. */
  record Deciding(String query) {}

  /** What decides which lines come. */
  default Deciding deciding() {
    return new Deciding(this instanceof Jdbc jdbc ? jdbc.query() : getClass().getSimpleName());
  }
}
