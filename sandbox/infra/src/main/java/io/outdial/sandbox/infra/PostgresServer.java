package io.outdial.sandbox.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A real PostgreSQL 17 as a child process, reachable on 127.0.0.1 only.
 *
 * <p>It trades durability for speed (no fsync): data survives a kill of the process, not a power
 * cut. It runs for root too, see {@link Unprivileged}.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String VERSION = "17.11.0";
  private static final String USER = "outdial";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(10);
  private static final int START_TRIES = 3;

  private final ChildProcess process;
  private final int port;
  private final String password;

  private PostgresServer(ChildProcess process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  /** As {@link #start(Path, Path)}, with the programs unpacked below the temporary folder. */
  public static PostgresServer start(Path dataDir) {
    var folder = "outdial-postgres-" + VERSION + "-" + System.getProperty("user.name");
    return start(dataDir, Path.of(System.getProperty("java.io.tmpdir"), folder));
  }

  /**
   * Makes a new cluster in a folder that is new or empty, and starts it on a free port.
   *
   * @param cacheDir where the programs are, or will be, unpacked
   * @throws IllegalStateException when it does not start; the message ends with its last words
   */
  public static PostgresServer start(Path dataDir, Path cacheDir) {
    java.util.logging.LogManager.getLogManager();
    var home = PostgresBinaries.unpackedIn(cacheDir);
    var cluster = new Cluster(home, dataDir, Unprivileged.prefix(), newPassword());
    cluster.initialise();
    for (int i = 1; ; i++) {
      try {
        return cluster.start(FreePort.pick());
      } catch (IllegalStateException e) {
        if (i == START_TRIES) {
          throw e;
        }
      }
    }
  }

  /** Makes an empty database. */
  public void createDatabase(String name) {
    try (var connection = connect(port, password, "postgres");
        var statement = connection.createStatement()) {
      statement.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create database " + name, e);
    }
  }

  /** For JDBC, without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:" + reactiveUrl(database);
  }

  /** For Vert.x's client, without user and password. */
  public String reactiveUrl(String database) {
    return "postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String user() {
    return USER;
  }

  /** Fresh for each cluster. */
  public String password() {
    return password;
  }

  /** The process id of the postmaster. */
  public long pid() {
    return process.pid();
  }

  /** Ends all connections and stops; returns when all its processes are gone. */
  @Override
  public void close() {
    process.close();
  }

  private static String newPassword() {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Connection connect(int port, String password, String database)
      throws SQLException {
    var properties = new Properties();
    PGProperty.USER.set(properties, USER);
    PGProperty.PASSWORD.set(properties, password);
    PGProperty.CONNECT_TIMEOUT.set(properties, 5);
    // Not through DriverManager: it does not see a driver of another class loader.
    var connection =
        new Driver().connect("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    if (connection == null) {
      throw new SQLException("not a PostgreSQL address");
    }
    return connection;
  }

  /** A folder with data, and how to run the programs on it. */
  private record Cluster(Path home, Path dataDir, List<String> prefix, String password) {

    private static final Map<String, String> SETTINGS =
        Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "shared_buffers", "64MB",
            "max_connections", "200");

    void initialise() {
      try {
        Files.createDirectories(dataDir);
        var passwordFile = Files.writeString(dataDir.resolveSibling("initdb.password"), password);
        Unprivileged.give(prefix, List.of(dataDir, passwordFile));
        run(
            List.of(
                program("initdb"),
                "--pgdata=" + dataDir.toAbsolutePath(),
                "--username=" + USER,
                "--pwfile=" + passwordFile.toAbsolutePath(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync"));
        Files.delete(passwordFile);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot prepare " + dataDir, e);
      }
    }

    private void run(List<String> command) {
      try (var process = child(command, "initdb.log")) {
        var status = process.onExit().orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join();
        if (status != 0) {
          throw new IllegalStateException("initdb failed: " + lastWords(process.log()));
        }
      }
    }

    PostgresServer start(int port) {
      var command = new ArrayList<>(List.of(program("postgres"), "-D", absoluteData(), "-p"));
      command.add(Integer.toString(port));
      SETTINGS.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
      var process = child(command, "postgres.log");
      try {
        awaitReady(process, port);
        return new PostgresServer(process, port, password);
      } catch (RuntimeException e) {
        process.close();
        throw e;
      }
    }

    private void awaitReady(ChildProcess process, int port) {
      var deadline = Instant.now().plus(START_LIMIT);
      while (!answers(port)) {
        if (!process.isAlive() || Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("PostgreSQL: " + lastWords(process.log()));
        }
        pause();
      }
    }

    private boolean answers(int port) {
      try (var connection = connect(port, password, "postgres")) {
        return connection.isValid(5);
      } catch (SQLException notYet) {
        return false;
      }
    }

    private static void pause() {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while PostgreSQL started", e);
      }
    }

    // SIGINT is PostgreSQL's "fast shutdown": it does not wait for clients to leave.
    private ChildProcess child(List<String> command, String logName) {
      var all = new ArrayList<>(prefix);
      all.addAll(command);
      var log = dataDir.toAbsolutePath().resolveSibling(logName);
      return ChildProcess.start(
          new ChildProcess.Command(all, Map.of(), home, log, "INT", STOP_GRACE));
    }

    private String program(String name) {
      return home.toAbsolutePath().resolve("bin").resolve(name).toString();
    }

    private String absoluteData() {
      return dataDir.toAbsolutePath().toString();
    }

    private static String lastWords(Path log) {
      try {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
      } catch (IOException e) {
        return "no log: " + e.getMessage();
      }
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
      return "Cluster[" + dataDir + "]";
    }
  }
}
