package io.outdial.sandbox.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PostgresServerTest {

  @TempDir Path folder;

  @Test
  void sqlGoesInAndComesBackAndAStopLeavesNoProcess() throws SQLException {
    // Given
    var server = PostgresServer.start(folder.resolve("data"));
    server.createDatabase("shop");

    // When
    String version;
    String read;
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl("shop"), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("create table note (text varchar)");
      statement.execute("insert into note values ('ça marche')");
      version = connection.getMetaData().getDatabaseProductVersion();
      var rows = statement.executeQuery("select text from note");
      rows.next();
      read = rows.getString(1);
    } finally {
      server.close();
    }

    // Then
    assertThat(read).isEqualTo("ça marche");
    assertThat(version).startsWith("17.");
    assertThat(Processes.isRunning(server.pid())).isFalse();
  }

  @Test
  void aStopDoesNotWaitForClientsThatStayConnected() throws SQLException {
    // Given
    var server = PostgresServer.start(folder.resolve("data"));
    try (var connection =
        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password())) {
      assertThat(connection.isValid(5)).isTrue();

      // When
      server.close();

      // Then
      assertThat(Processes.isRunning(server.pid())).isFalse();
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    // Given
    try (var server = PostgresServer.start(folder.resolve("data"))) {

      // When
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), "wrong"))
          // Then
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aFolderThatIsInUseFailsWithPostgresOwnWords() {
    // Given
    var data = folder.resolve("data");
    try (var server = PostgresServer.start(data)) {
      assertThat(Processes.isRunning(server.pid())).isTrue();

      // When
      assertThatThrownBy(() -> PostgresServer.start(data))
          // Then
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("exists but is not empty");
    }
  }
}
