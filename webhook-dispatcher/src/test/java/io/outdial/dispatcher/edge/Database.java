package io.outdial.dispatcher.edge;

import io.outdial.events.CallId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks at the dispatcher's tables, as an operator would. */
final class Database {

  private Database() {}

  /** Each delivery of the call: kind, state, attempts. */
  static List<String> deliveries(CallId callId) throws SQLException {
    return query(
        """
        select kind || ' ' || state || ' ' || attempts from delivery
        where call_id = ? order by kind desc, id\
        """,
        callId.value());
  }

  /** Each attempt at the call's webhooks: number, status code, cause. */
  static List<String> webhookAttempts(CallId callId) throws SQLException {
    return query(
        """
        select concat_ws(' ', attempt, status_code, cause)
        from delivery_attempt a join delivery d on d.id = a.delivery_id
        where call_id = ? and kind = 'WEBHOOK' order by d.id, attempt\
        """,
        callId.value());
  }

  /** Executes a change that takes the call's id as its only parameter. */
  static int update(String sql, CallId callId) throws SQLException {
    try (var connection = connect();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, callId.value());
      return statement.executeUpdate();
    }
  }

  private static List<String> query(String sql, String parameter) throws SQLException {
    try (var connection = connect();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      var rows = statement.executeQuery();
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        config("quarkus.datasource.jdbc.url"),
        config("quarkus.datasource.username"),
        config("quarkus.datasource.password"));
  }

  private static String config(String key) {
    return ConfigProvider.getConfig().getValue(key, String.class);
  }
}
