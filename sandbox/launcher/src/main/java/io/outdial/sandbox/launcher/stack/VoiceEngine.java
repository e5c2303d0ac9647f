package io.outdial.sandbox.launcher.stack;

import io.outdial.sandbox.infra.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The sandbox's voice engine: a process of its own, as a provider's is a machine of its own. */
final class VoiceEngine {

  private static final String MAIN = "io.outdial.sandbox.voice.VoiceEngineMain";
  private static final String NAME = "voice-engine";

  private final RunFolder folder;
  private final Secrets secrets;
  private final int port;
  private final Teardown teardown;

  VoiceEngine(RunFolder folder, Secrets secrets, int port, Teardown teardown) {
    this.folder = folder;
    this.secrets = secrets;
    this.port = port;
    this.teardown = teardown;
  }

  /** Starts it and returns when it can hear and speak. */
  ChildProcess start() {
    var process = teardown.keep(Teardown.Layer.ENGINE, ChildProcess.start(command()));
    Health.await(NAME, process, this::listens);
    return process;
  }

  URI url() {
    return URI.create("ws://127.0.0.1:" + port);
  }

  private ChildProcess.Command command() {
    return new ChildProcess.Command(
        List.of(
            Jvm.java(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            // Ready a third sooner: on two cores the optimising compiler takes what others need.
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Jvm.classPath(),
            MAIN,
            "--port",
            Integer.toString(port),
            "--keys",
            secrets.engineKey()),
        Map.of(),
        folder.logs().resolve(NAME + ".log"));
  }

  // It opens its port when all models are loaded.
  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
