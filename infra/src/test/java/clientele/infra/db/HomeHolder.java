package clientele.infra.db;

import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.infra.db.journal.RunLease;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;

/** A process of its own that holds a home with rows in it until somebody ends it. */
public final class HomeHolder {
  private HomeHolder() {}

  public static void main(String[] args) throws InterruptedException {
    EmbeddedDatabase embedded = EmbeddedDatabase.start(Path.of(args[0]));
    Database database = Database.open(embedded.address());
    RunLease lock = RunLease.tryTake(database.address()).orElseThrow();
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("create table if not exists clientele.kept (at int)");
              handle.execute("insert into clientele.kept values (1)");
            });
    database.jdbi().useTransaction(handle -> holdOpen(handle, lock));
  }

  private static void holdOpen(Handle handle, RunLease lock) throws InterruptedException {
    handle.execute("insert into clientele.kept values (2)");
    System.out.println(lock.held() ? "READY" : "LOST");
    new CountDownLatch(1).await();
  }
}
