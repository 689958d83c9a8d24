package clientele.infra.config;

import clientele.infra.config.value.Secret;
import java.util.Optional;

/**
 * A database of one's own choice; without one the embedded database is used.
 *
 * @param url JDBC address
 * @param user login role
 * @param password from the environment; empty where the server asks for none
 */
public record DatabaseConfig(String url, String user, Optional<Secret> password) {}
