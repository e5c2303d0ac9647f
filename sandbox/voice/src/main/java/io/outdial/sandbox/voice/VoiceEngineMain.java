package io.outdial.sandbox.voice;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * Runs the voice engine on its own: {@code --port N} (0: any free one) and {@code --keys k1,k2}
 * (none: any key is good). Prints one line when it is ready; stops on SIGTERM or when standard
 * input ends.
 */
public final class VoiceEngineMain {

  private VoiceEngineMain() {}

  /** Exit code 2 for a wrong argument, 1 when the engine cannot start. */
  public static void main(String[] args) throws InterruptedException {
    var engine = VoiceEngine.start(port(args), keys(args));
    var stopping = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
    Thread.ofPlatform().daemon().start(() -> awaitEndOfInput(stopping));
    System.out.println("voice-engine ready " + engine.address());
    stopping.await();
    System.exit(0);
  }

  private static int port(String[] args) {
    try {
      return Integer.parseInt(value(args, "--port", "0"));
    } catch (NumberFormatException e) {
      System.err.println("--port takes a number");
      System.exit(2);
      return 0;
    }
  }

  private static Set<String> keys(String[] args) {
    return Arrays.stream(value(args, "--keys", "").split(","))
        .filter(key -> !key.isBlank())
        .collect(Collectors.toSet());
  }

  private static String value(String[] args, String name, String otherwise) {
    var at = Arrays.asList(args).indexOf(name);
    return at < 0 || at + 1 >= args.length ? otherwise : args[at + 1];
  }

  private static void awaitEndOfInput(CountDownLatch stopping) {
    try {
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      // An input that cannot be read has ended.
    }
    stopping.countDown();
  }
}
