package io.outdial.sandbox.launcher.stack;

import io.outdial.sandbox.infra.PostgresServer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The environment that each service is given: what a cluster's manifests would set. */
record ServiceEnvironment(
    RunFolder folder,
    Secrets secrets,
    String bootstrapServers,
    PostgresServer postgres,
    Map<StackService, Integer> ports,
    int smtpPort) {

  Map<String, String> of(StackService service) {
    var all = new HashMap<String, String>();
    all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    all.put("QUARKUS_HTTP_PORT", Integer.toString(port(service)));
    all.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    all.put("OUTDIAL_SERVICE_TOKEN", secrets.serviceToken());
    if (service.hasDatabase()) {
      all.putAll(datasource(service.database()));
    }
    all.putAll(own(service));
    return all;
  }

  private Map<String, String> datasource(String database) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database),
        "QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(database),
        "QUARKUS_DATASOURCE_USERNAME", postgres.user(),
        "QUARKUS_DATASOURCE_PASSWORD", postgres.password());
  }

  private Map<String, String> own(StackService service) {
    return switch (service) {
      case API_GATEWAY -> gateway();
      case CALL_SCHEDULER, TRANSCRIPT_STORE -> Map.of();
      case SIP_DIALER ->
          Map.of(
              "OUTDIAL_BRIDGE_URL",
              "ws://" + address(StackService.MEDIA_BRIDGE),
              "OUTDIAL_SEALING_DIALER_PRIVATE",
              key("dialer", "private"),
              "OUTDIAL_SIP_HOST",
              "127.0.0.1",
              "OUTDIAL_SIP_PORT",
              "0");
      case MEDIA_BRIDGE ->
          Map.of(
              "OUTDIAL_GATEWAY_URL",
              "http://" + address(StackService.API_GATEWAY),
              "OUTDIAL_SEALING_BRIDGE_PRIVATE",
              key("bridge", "private"),
              "OUTDIAL_RTP_HOST",
              "127.0.0.1");
      case WEBHOOK_DISPATCHER ->
          Map.of(
              "OUTDIAL_STORE_URL",
              "http://" + address(StackService.TRANSCRIPT_STORE),
              "OUTDIAL_SEALING_DISPATCHER_PRIVATE",
              key("dispatcher", "private"),
              "QUARKUS_MAILER_HOST",
              "127.0.0.1",
              "QUARKUS_MAILER_PORT",
              Integer.toString(smtpPort),
              "QUARKUS_MAILER_FROM",
              "outdial@localhost.example",
              "QUARKUS_MAILER_MOCK",
              "false");
    };
  }

  private Map<String, String> gateway() {
    return Map.of(
        "OUTDIAL_TENANTS",
        folder.resolve("tenants").toString(),
        "OUTDIAL_STORE_URL",
        "http://" + address(StackService.TRANSCRIPT_STORE),
        "OUTDIAL_SEALING_BRIDGE_PUBLIC",
        key("bridge", "public"),
        "OUTDIAL_SEALING_DIALER_PUBLIC",
        key("dialer", "public"),
        "OUTDIAL_SEALING_DISPATCHER_PUBLIC",
        key("dispatcher", "public"),
        "OUTDIAL_SEALING_GATEWAY_PUBLIC",
        key("gateway", "public"),
        "OUTDIAL_SEALING_GATEWAY_PRIVATE",
        key("gateway", "private"),
        SandboxTenant.TRUNK_PASSWORD_ENV,
        secrets.trunkPassword(),
        SandboxTenant.WEBHOOK_SECRET_ENV,
        secrets.webhookSecret());
  }

  int port(StackService service) {
    return Objects.requireNonNull(ports.get(service), service.module());
  }

  private String address(StackService service) {
    return "127.0.0.1:" + port(service);
  }

  private String key(String owner, String half) {
    return folder.sealingKey(owner, half).toString();
  }

  @Override
  public String toString() {
    return "ServiceEnvironment[redacted]";
  }
}
