package io.outdial.sandbox.launcher.stack;

import java.nio.file.Path;
import java.util.List;

/** The six services, each run from its own packaged jar. */
public enum StackService {
  API_GATEWAY("api-gateway", true, 128),
  CALL_SCHEDULER("call-scheduler", true, 128),
  SIP_DIALER("sip-dialer", false, 192),
  MEDIA_BRIDGE("media-bridge", false, 192),
  WEBHOOK_DISPATCHER("webhook-dispatcher", true, 128),
  TRANSCRIPT_STORE("transcript-store", true, 128);

  private final String module;
  private final boolean hasDatabase;
  private final int heapMb;

  StackService(String module, boolean hasDatabase, int heapMb) {
    this.module = module;
    this.hasDatabase = hasDatabase;
    this.heapMb = heapMb;
  }

  /** Its module's folder, and its name. */
  public String module() {
    return module;
  }

  boolean hasDatabase() {
    return hasDatabase;
  }

  String database() {
    return module.replace('-', '_');
  }

  // Small and quick to start: here a service handles a call, not a thousand.
  List<String> command(Path repository) {
    var jar = repository.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    return List.of(
        Jvm.java(),
        "-Xmx" + heapMb + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-jar",
        jar.toString());
  }
}
