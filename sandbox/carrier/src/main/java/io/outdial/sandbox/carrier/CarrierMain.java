package io.outdial.sandbox.carrier;

import io.outdial.sandbox.carrier.sip.Credentials;
import java.io.IOException;
import java.util.List;

/** Runs the carrier alone, until its standard input is closed or it is told to terminate. */
public final class CarrierMain {

  private static final String USAGE =
      "usage: CarrierMain [--port PORT] [--user NAME --password PASSWORD | --no-auth]";

  private CarrierMain() {}

  /** Prints {@code carrier ready sip:127.0.0.1:PORT} when calls are taken. */
  public static void main(String[] args) throws IOException {
    try {
      run(config(List.of(args)));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    System.exit(0);
  }

  private static void run(CarrierConfig config) throws IOException {
    try (Carrier carrier = Carrier.start(config)) {
      Runtime.getRuntime().addShutdownHook(new Thread(carrier::close, "carrier-close"));
      System.out.printf(
          "carrier ready sip:%s:%d%n",
          carrier.sipAddress().getAddress().getHostAddress(), carrier.sipAddress().getPort());
      while (System.in.read() >= 0) {
        // Whatever is typed means nothing; only the end does.
      }
    }
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with the usage when it makes no sense
   */
  static CarrierConfig config(List<String> args) {
    CarrierConfig config = CarrierConfig.sandbox();
    String user = CarrierConfig.SANDBOX_USERNAME;
    String password = CarrierConfig.SANDBOX_PASSWORD;
    boolean open = false;
    for (int i = 0; i < args.size(); i++) {
      switch (args.get(i)) {
        case "--port" -> config = config.withPort(port(value(args, ++i)));
        case "--user" -> user = value(args, ++i);
        case "--password" -> password = value(args, ++i);
        case "--no-auth" -> open = true;
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    return config.withCredentials(open ? null : new Credentials(user, password));
  }

  private static String value(List<String> args, int index) {
    if (index >= args.size()) {
      throw new IllegalArgumentException(USAGE);
    }
    return args.get(index);
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(USAGE, e);
    }
  }
}
