package io.outdial.sandbox.launcher.stack;

import io.outdial.sandbox.infra.ChildProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The six services' processes. */
final class Services {

  private final StackOptions options;
  private final ServiceEnvironment environment;
  private final Path logs;
  private final Teardown teardown;
  private final Map<StackService, ChildProcess> running = new ConcurrentHashMap<>();

  Services(StackOptions options, ServiceEnvironment environment, Path logs, Teardown teardown) {
    this.options = options;
    this.environment = environment;
    this.logs = logs;
    this.teardown = teardown;
  }

  /** Starts one and returns when it serves. */
  void start(StackService service) {
    var process = teardown.keep(Teardown.Layer.SERVICES, ChildProcess.start(command(service)));
    running.put(service, process);
    Health.awaitReady(service.module(), process, port(service));
  }

  private ChildProcess.Command command(StackService service) {
    var all = new HashMap<>(environment.of(service));
    all.putAll(options.environment().getOrDefault(service, Map.of()));
    return new ChildProcess.Command(
        service.command(options.repository()), all, logs.resolve(service.module() + ".log"));
  }

  void kill(StackService service) {
    process(service).kill();
  }

  void restart(StackService service) {
    process(service).close();
    start(service);
  }

  int port(StackService service) {
    return environment.port(service);
  }

  private ChildProcess process(StackService service) {
    return Objects.requireNonNull(running.get(service), service.module());
  }
}
