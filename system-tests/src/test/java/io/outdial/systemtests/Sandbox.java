package io.outdial.systemtests;

import io.outdial.sandbox.infra.FreePort;
import io.outdial.sandbox.launcher.stack.PeerTrunk;
import io.outdial.sandbox.launcher.stack.Stack;
import io.outdial.sandbox.launcher.stack.StackOptions;
import io.outdial.sandbox.launcher.stack.StackService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the running product: one stack for all of them, started by the first that asks. Tests
 * tell their calls apart by call id and by e-mail address, so that they may come in any order.
 */
final class Sandbox implements ParameterResolver {

  /** Numbers with this prefix are SIPp's, at {@link #sippPort}. */
  static final String SIPP_PREFIX = "+1202555019";

  private static final Namespace NAMESPACE = Namespace.create(Sandbox.class);

  /** What one run of the tests shares. */
  static final class Shared implements AutoCloseable {
    final int sippPort = FreePort.pick();
    final Stack stack = Stack.start(options(sippPort));

    @Override
    public void close() {
      stack.close();
    }
  }

  private static StackOptions options(int sippPort) {
    return StackOptions.of(Repository.root(), 0)
        .withPeers(List.of(new PeerTrunk("sipp", SIPP_PREFIX, "127.0.0.1", sippPort)))
        .withRingTimeoutSec(6)
        .withEnvironment(
            Map.of(
                StackService.CALL_SCHEDULER,
                Map.of(
                    "OUTDIAL_RETRY_DELAY_UNIT", "PT1S",
                    "OUTDIAL_DIALER_GONE_AFTER", "PT15S")));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Product.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent("shared", key -> new Shared(), Shared.class);
    return new Product(shared.stack, shared.sippPort);
  }
}
