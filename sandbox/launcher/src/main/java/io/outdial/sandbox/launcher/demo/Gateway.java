package io.outdial.sandbox.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The REST API, as an integrator's program calls it. */
final class Gateway implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI baseUrl;
  private final String bearer;

  private Gateway(URI baseUrl, String bearer) {
    this.baseUrl = baseUrl;
    this.bearer = bearer;
  }

  /** Logs in with the password grant. */
  static Gateway logIn(URI baseUrl, String username, String password)
      throws IOException, InterruptedException {
    var form =
        Map.of(
            "grant_type",
            "password",
            "username",
            username,
            "password",
            password,
            "scope",
            "openid");
    try (var anonymous = new Gateway(baseUrl, "")) {
      var request =
          HttpRequest.newBuilder(baseUrl.resolve("/oidc.ashx/token"))
              .timeout(LIMIT)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
              .build();
      var token = JSON.readTree(anonymous.send(request)).path("access_token").asText();
      return new Gateway(baseUrl, token);
    }
  }

  /** Posts a call; the answer holds its {@code callId}. */
  JsonNode post(Map<String, Object> call) throws IOException, InterruptedException {
    var body = HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(call));
    var request =
        request("/api.ashx/v1/calls").header("Content-Type", "application/json").POST(body);
    return JSON.readTree(send(request.build()));
  }

  JsonNode call(String callId) throws IOException, InterruptedException {
    return JSON.readTree(send(request("/api.ashx/v1/calls/" + callId).build()));
  }

  String transcript(String file) throws IOException, InterruptedException {
    return send(request("/api.ashx/v1/transcripts/" + file).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(baseUrl.resolve(path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + bearer);
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    var response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "%s %s answered %d %s"
              .formatted(
                  request.method(),
                  request.uri().getPath(),
                  response.statusCode(),
                  response.body()));
    }
    return response.body();
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    client.close();
  }
}
