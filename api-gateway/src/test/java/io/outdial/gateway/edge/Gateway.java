package io.outdial.gateway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** The gateway under test as its clients meet it, and its database as an auditor does. */
final class Gateway {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String host;
  private final String authorization;

  private Gateway(String host, String authorization) {
    this.host = host;
    this.authorization = authorization;
  }

  /** As tenant A, whose host is localhost, with its API key. */
  static Gateway a() {
    return new Gateway("localhost", "Bearer " + TestTenants.KEY_A);
  }

  /** As tenant B, whose host is 127.0.0.1, with its API key. */
  static Gateway b() {
    return new Gateway("127.0.0.1", "Bearer " + TestTenants.KEY_B);
  }

  Gateway with(String otherAuthorization) {
    return new Gateway(host, otherAuthorization);
  }

  Gateway anonymous() {
    return new Gateway(host, null);
  }

  record Answer(int status, Map<String, String> headers, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(text, e);
      }
    }

    String error() {
      return json().get("error").asText();
    }

    String description() {
      return json().get("error_description").asText();
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  Answer postAs(String contentType, String path, String body) {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  Answer method(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  Answer place(String body) {
    return post("/api.ashx/v1/calls", body);
  }

  Answer placeIt() {
    return place(call("+12025550100"));
  }

  static String call(String phone) {
    return """
    {"phone": "%s", "email": "ops@example.com", "systemPrompt": "Be brief.", "apiKey": "engine-key"}
    """
        .formatted(phone);
  }

  Answer token(Map<String, String> parameters) {
    String form =
        parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return anonymous().postAs("application/x-www-form-urlencoded", "/oidc.ashx/token", form);
  }

  String accessToken(String username) {
    Map<String, String> form =
        Map.of("grant_type", "password", "username", username, "password", TestTenants.PASSWORD);
    return token(form).json().get("access_token").asText();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + host + ":" + port() + path))
            .timeout(Duration.ofSeconds(30));
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      Map<String, String> headers =
          response.headers().map().entrySet().stream()
              .collect(
                  Collectors.toMap(e -> e.getKey().toLowerCase(), e -> e.getValue().getFirst()));
      return new Answer(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes that no client library would, from that address; the whole answer as text. */
  static String raw(String fromAddress, String request) {
    try (Socket socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"), port(), InetAddress.getByName(fromAddress), 0)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String config(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  private static int port() {
    return URI.create(config("test.url")).getPort();
  }

  /** The first column of the first row. */
  static String sql(String query) {
    try (Connection connection =
            DriverManager.getConnection(
                config("quarkus.datasource.jdbc.url"),
                config("quarkus.datasource.username"),
                config("quarkus.datasource.password"));
        ResultSet rows = connection.createStatement().executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "none";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every row of every table, as one text. */
  static String wholeDatabase() {
    return sql(
        """
        select string_agg(query_to_xml(format('select * from %I.%I', table_schema, table_name),
          true, false, '')::text, '')
        from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
        """);
  }
}
