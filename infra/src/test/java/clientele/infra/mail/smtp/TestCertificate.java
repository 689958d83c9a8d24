package clientele.infra.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A server's key with a certificate that it has signed itself, and the trust of those who know it.
 *
 * @param context for the server and for clients that believe it
 */
record TestCertificate(SSLContext context) {
  private static final String PASSWORD = "changeit";

  /** Makes one for a host with the keytool of this Java. */
  static TestCertificate of(String host, Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(host + ".p12");
    makeKey(host, file);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return new TestCertificate(context);
  }

  private static void makeKey(String host, Path file) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of("-genkeypair", "-alias", "server", "-keyalg", "EC", "-validity", "2"));
    words.addAll(List.of("-dname", "CN=" + host, "-ext", "SAN=DNS:" + host));
    words.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12"));
    words.addAll(List.of("-storepass", PASSWORD));
    Process keytool = new ProcessBuilder(words).inheritIO().start();
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException("keytool made no key");
    }
  }
}
