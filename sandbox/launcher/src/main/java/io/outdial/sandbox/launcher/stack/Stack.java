package io.outdial.sandbox.launcher.stack;

import io.outdial.sandbox.carrier.Carrier;
import io.outdial.sandbox.infra.ChildProcess;
import io.outdial.sandbox.launcher.sinks.MailSink;
import io.outdial.sandbox.launcher.sinks.WebhookSink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * All of Outdial on one machine: broker, database, the six services as processes of their own, and
 * the world around them, which is a carrier, a voice engine, a webhook and a mail sink.
 *
 * <p>Only the gateway's port is fixed. All files are in one folder below {@code .outdial}, which
 * the stop removes. Nothing outlives this JVM, see {@link ChildProcess}.
 */
public final class Stack implements AutoCloseable {

  private final StackParts parts;
  private final Teardown teardown;

  private Stack(StackParts parts, Teardown teardown) {
    this.parts = parts;
    this.teardown = teardown;
  }

  /** As {@link #start(StackOptions, StackListener, Teardown)}, stopped by {@link #close} only. */
  public static Stack start(StackOptions options) {
    return start(options, (part, took) -> {}, new Teardown());
  }

  /**
   * Starts everything and returns when all of it serves.
   *
   * @param teardown stops whatever is up so far, whenever it is told to
   * @throws StackException when a part does not come up; everything is stopped again then
   */
  public static Stack start(StackOptions options, StackListener listener, Teardown teardown) {
    return new Stack(new StackStart(options, listener, teardown).run(), teardown);
  }

  /** The API's root: {@code http://localhost:<port>}; the host's name chooses the tenant. */
  public URI baseUrl() {
    return URI.create("http://localhost:" + port(StackService.API_GATEWAY));
  }

  /** The port of a service. */
  public int port(StackService service) {
    return parts.services().port(service);
  }

  public String tenant() {
    return SandboxTenant.NAME;
  }

  /** The tenant's only user, an admin. */
  public String username() {
    return SandboxTenant.USERNAME;
  }

  public Secrets secrets() {
    return parts.secrets();
  }

  public String bootstrapServers() {
    return parts.broker().bootstrapServers();
  }

  public Carrier carrier() {
    return parts.carrier();
  }

  public WebhookSink webhookSink() {
    return parts.webhookSink();
  }

  public MailSink mailSink() {
    return parts.mailSink();
  }

  /** How long each part took to start, by its name; see {@link StackListener}. */
  public Map<String, Duration> startTimes() {
    return parts.startTimes();
  }

  /** The folder with one log file per process. */
  public Path logs() {
    return parts.folder().logs();
  }

  /** Copies the logs to where they stay when this run's folder goes; returns that place. */
  public Path keepLogs() {
    return parts.folder().keepLogs();
  }

  /** Kills a service at once, as a crash would. */
  public void kill(StackService service) {
    parts.services().kill(service);
  }

  /** Starts a service again, on its old port; returns when it serves. */
  public void restart(StackService service) {
    parts.services().restart(service);
  }

  /** Stops everything, in order. */
  @Override
  public void close() {
    teardown.close();
  }
}
