package io.outdial.gateway.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.outdial.events.sealing.SealingKeys;
import io.outdial.sandbox.infra.Folders;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What a gateway needs beside broker and database: keysets, tenants, a transcript store. */
public final class GatewayResource implements QuarkusTestResourceLifecycleManager {

  static final String SERVICE_TOKEN = "service-token-of-the-tests";

  private boolean kafkaAway;
  private Path folder;
  private HttpServer store;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public void init(Map<String, String> initArgs) {
    kafkaAway = Boolean.parseBoolean(initArgs.getOrDefault("kafkaAway", "false"));
  }

  @Override
  public int order() {
    return 10; // after the broker, whose address may have to be hidden
  }

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("outdial-gateway-");
      Map<String, String> config = new HashMap<>();
      for (String service : new String[] {"bridge", "dialer", "dispatcher", "gateway"}) {
        config.putAll(keyset(service));
      }
      Path tenants = Files.createDirectory(folder.resolve("tenants"));
      TestTenants.write(tenants);
      config.put("outdial.tenants", tenants.toString());
      config.put("outdial.tenants-poll", "1s");
      config.put("outdial.service-token", SERVICE_TOKEN);
      config.put("outdial.store-url", startStore());
      config.put("outdial.transcript-patience", "10s");
      config.put("outdial.login.attempts-max", "30");
      config.put("test.store", folder.resolve("store").toString());
      if (kafkaAway) {
        config.put("kafka.bootstrap.servers", "127.0.0.1:1");
        config.put("outdial.settings-limit", "2s");
      }
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> keyset(String service) throws IOException {
    SealingKeys keys = SealingKeys.generate();
    Path publicKeyset = Files.writeString(folder.resolve(service + ".pub"), keys.publicKeyset());
    Path privateKeyset = Files.writeString(folder.resolve(service), keys.privateKeyset());
    return Map.of(
        "outdial.sealing." + service + "-public",
        publicKeyset.toString(),
        (service.equals("gateway") ? "outdial.sealing." : "test.") + service + "-private",
        privateKeyset.toString());
  }

  /** A store that serves what lies in a folder, to whoever knows the service token. */
  private String startStore() throws IOException {
    Files.createDirectory(folder.resolve("store"));
    store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.setExecutor(threads);
    store.createContext("/internal/transcripts/", this::serve);
    store.start();
    return "http://127.0.0.1:" + store.getAddress().getPort() + "/";
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring("/internal/transcripts/".length());
      Path file = folder.resolve("store").resolve(path.replace('/', '|'));
      String shown = exchange.getRequestHeaders().getFirst("Authorization");
      if (!("Bearer " + SERVICE_TOKEN).equals(shown)) {
        exchange.sendResponseHeaders(401, -1);
      } else if (!Files.exists(file)) {
        Files.writeString(file.resolveSibling("missed " + file.getFileName()), "");
        exchange.sendResponseHeaders(404, -1);
      } else {
        byte[] content = Files.readAllBytes(file);
        exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=utf-8");
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
      }
    }
  }

  @Override
  public void stop() {
    if (store != null) {
      store.stop(0);
    }
    threads.shutdownNow();
    if (folder != null) {
      Folders.delete(folder);
    }
  }
}
