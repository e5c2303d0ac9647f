package io.outdial.dispatcher.deliveries;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why there was no answer, in a word or two. Exceptions' own texts may hold addresses. */
final class Cause {

  private Cause() {}

  static String of(Throwable failure) {
    return switch (failure) {
      case TimeoutException _, io.smallrye.mutiny.TimeoutException _ -> "timeout";
      case ConnectException _ -> "connection refused";
      case UnknownHostException _ -> "unknown host";
      case SSLException _ -> "tls failure";
      case IOException _ -> "connection lost";
      default -> failure.getClass().getSimpleName();
    };
  }
}
