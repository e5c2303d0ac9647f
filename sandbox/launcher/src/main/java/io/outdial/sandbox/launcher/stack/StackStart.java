package io.outdial.sandbox.launcher.stack;

import io.outdial.sandbox.carrier.Carrier;
import io.outdial.sandbox.carrier.CarrierConfig;
import io.outdial.sandbox.carrier.sip.Credentials;
import io.outdial.sandbox.infra.FreePort;
import io.outdial.sandbox.infra.KafkaBroker;
import io.outdial.sandbox.infra.OutdialTopics;
import io.outdial.sandbox.infra.PostgresServer;
import io.outdial.sandbox.launcher.sinks.MailSink;
import io.outdial.sandbox.launcher.sinks.WebhookSink;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** Brings a stack up: the engine and what services stand on first, then all services at once. */
final class StackStart {

  private static final List<String> KEY_OWNERS =
      List.of("bridge", "dialer", "dispatcher", "gateway");

  private final StackOptions options;
  private final StackListener listener;
  private final Teardown teardown;
  private final Secrets secrets = Secrets.generate();
  private final Map<String, Duration> startTimes = new ConcurrentHashMap<>();

  StackStart(StackOptions options, StackListener listener, Teardown teardown) {
    this.options = options;
    this.listener = listener;
    this.teardown = teardown;
  }

  StackParts run() {
    // Several threads that meet logging first at the same time get in each other's way, up to a
    // deadlock in a class's init.
    LogManager.getLogManager();
    LoggerFactory.getILoggerFactory();
    refuseWhatCannotWork();
    var folder = RunFolder.create(options.repository());
    teardown.keep(Teardown.Layer.FOLDER, folder::delete);
    teardown.keep(Teardown.Layer.LOG, LauncherLog.open(folder.logs()));
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return start(folder, threads);
    } catch (RuntimeException e) {
      throw failed(folder, e);
    } finally {
      threads.shutdown();
    }
  }

  private void refuseWhatCannotWork() {
    int port = options.gatewayPort();
    if (port != 0 && !FreePort.isFree(port)) {
      throw new StackException(
          "port " + port + " is taken: choose another with --port, or stop what listens there");
    }
    for (var service : StackService.values()) {
      var jar = options.repository().resolve(service.module()).resolve("target/quarkus-app");
      if (!Files.isDirectory(jar)) {
        throw new StackException(service.module() + " is not built: " + jar + " is missing");
      }
    }
  }

  private StackParts start(RunFolder folder, ExecutorService threads) {
    folder.writeSealingKeys(KEY_OWNERS);
    var engine = new VoiceEngine(folder, secrets, FreePort.pick(), teardown);
    var engineReady = inParallel(threads, "voiceEngine", engine::start);
    var database = inParallel(threads, "database", () -> startPostgres(folder));
    var world = inParallel(threads, "carrier", () -> startWorld(folder, engine));
    var broker = timed("broker", () -> startBroker(folder));
    var environment =
        new ServiceEnvironment(
            folder,
            secrets,
            broker.bootstrapServers(),
            database.join(),
            ports(),
            world.join().mailSink().port());
    var services = new Services(options, environment, folder.logs(), teardown);
    var all = startAll(services, threads);
    all.add(engineReady);
    joinFailingFast(all);
    return world.join().with(secrets, folder, broker, services, Map.copyOf(startTimes));
  }

  private List<CompletableFuture<?>> startAll(Services services, ExecutorService threads) {
    var ready = new ArrayList<CompletableFuture<?>>();
    for (var service : StackService.values()) {
      ready.add(
          inParallel(
              threads,
              service.module(),
              () -> {
                services.start(service);
                return service;
              }));
    }
    return ready;
  }

  /** Waits for all, but no longer when one has failed. */
  private static void joinFailingFast(List<CompletableFuture<?>> all) {
    var failure = new CompletableFuture<Void>();
    all.forEach(future ->
        future.whenComplete((started, e) -> {
          if (e != null) {
            failure.completeExceptionally(e);
          }
        }));
    var done = CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    CompletableFuture.anyOf(done, failure).join();
  }

  private KafkaBroker startBroker(RunFolder folder) {
    return teardown.keep(
        Teardown.Layer.BROKER, KafkaBroker.start(folder.resolve("kafka"), OutdialTopics.all()));
  }

  private PostgresServer startPostgres(RunFolder folder) {
    var server =
        teardown.keep(
            Teardown.Layer.DATABASE,
            PostgresServer.start(folder.resolve("postgres/data"), folder.cache()));
    Arrays.stream(StackService.values())
        .filter(StackService::hasDatabase)
        .forEach(service -> server.createDatabase(service.database()));
    return server;
  }

  /** What is around the services in this JVM, and the tenant's file that says where it is. */
  private World startWorld(RunFolder folder, VoiceEngine engine) {
    var mails = teardown.keep(Teardown.Layer.SINKS, MailSink.start());
    var webhooks =
        teardown.keep(
            Teardown.Layer.SINKS, WebhookSink.start(secrets.webhookSecret(), mails.inbox()));
    var credentials = new Credentials(SandboxTenant.TRUNK_USERNAME, secrets.trunkPassword());
    var carrier =
        teardown.keep(
            Teardown.Layer.CARRIER,
            Carrier.start(CarrierConfig.sandbox().withCredentials(credentials)));
    var tenant =
        new SandboxTenant(
            secrets,
            engine.url(),
            carrier.sipAddress().getPort(),
            webhooks.webhookUrl(),
            options.ringTimeoutSec(),
            options.peers());
    folder.write("tenants/sandbox.yaml", tenant.yaml());
    return new World(carrier, webhooks, mails);
  }

  private record World(Carrier carrier, WebhookSink webhookSink, MailSink mailSink) {

    StackParts with(
        Secrets secrets,
        RunFolder folder,
        KafkaBroker broker,
        Services services,
        Map<String, Duration> startTimes) {
      return new StackParts(
          secrets, folder, broker, carrier, webhookSink, mailSink, services, startTimes);
    }
  }

  private Map<StackService, Integer> ports() {
    var ports = new EnumMap<StackService, Integer>(StackService.class);
    for (var service : StackService.values()) {
      ports.put(service, FreePort.pick());
    }
    if (options.gatewayPort() != 0) {
      ports.put(StackService.API_GATEWAY, options.gatewayPort());
    }
    return ports;
  }

  private <T> CompletableFuture<T> inParallel(
      ExecutorService threads, String part, Supplier<T> start) {
    return CompletableFuture.supplyAsync(() -> timed(part, start), threads);
  }

  private <T> T timed(String part, Supplier<T> start) {
    long begun = System.nanoTime();
    T started = start.get();
    var took = Duration.ofNanos(System.nanoTime() - begun);
    startTimes.put(part, took);
    listener.ready(part, took);
    return started;
  }

  private StackException failed(RunFolder folder, RuntimeException e) {
    var cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    var logs = folder.keepLogs();
    teardown.close();
    return new StackException(cause.getMessage() + "\nAll logs: " + logs, cause);
  }
}
