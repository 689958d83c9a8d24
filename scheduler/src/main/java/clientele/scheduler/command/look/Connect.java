package clientele.scheduler.command.look;

import clientele.infra.config.value.Secret;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.wiring.ReaderDoor;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says how other programs read the tables. */
@Command(
    name = "connect",
    mixinStandardHelpOptions = true,
    description = {
      "Prints how psql, Metabase and others log in to read the schema bi, with the password.",
      "The embedded database answers while serve, demo or a run holds the home."
    })
public final class Connect implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Override
  public Integer call() {
    PrintWriter out = Terminal.of(spec.commandLine()).out();
    ReaderDoor door = ReaderDoor.of(place.home(), place.config());
    DatabaseAddress address = door.address();
    ReaderDoor.Target target = door.target();
    out.printf("host      %s%n", target.host());
    out.printf("port      %d%n", target.port());
    out.printf("database  %s%n", target.database());
    out.printf("user      %s%n", address.user());
    out.printf(
        "password  %s%n",
        address.password().map(Secret::value).orElse("the one your administrator gave the role"));
    out.println();
    out.printf("psql:     %s%n", door.psql());
    out.printf(
        "Metabase: Admin, Databases, Add, PostgreSQL; the five above; Schemas: only these, bi%n");
    out.printf(
        "Superset: Settings, Database connections, +, PostgreSQL, or as SQLAlchemy URI:"
            + " postgresql+psycopg2://%s:%s@%s:%d/%s%n",
        address.user(),
        address.password().map(Secret::value).orElse("PASSWORD"),
        target.host(),
        target.port(),
        target.database());
    out.printf(
        "a URL:    postgresql://%s@%s:%d/%s%n",
        address.user(), target.host(), target.port(), target.database());
    if (address.password().isEmpty()) {
      out.printf(
          "A password is given by the server's administrator: alter role %s password '…';%n",
          address.user());
    }
    out.flush();
    return 0;
  }
}
