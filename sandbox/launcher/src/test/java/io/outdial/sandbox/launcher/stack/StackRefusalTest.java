package io.outdial.sandbox.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackRefusalTest {

  @TempDir Path repository;

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() throws IOException {
    // Given
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      // When
      assertThatThrownBy(() -> Stack.start(StackOptions.of(repository, port)))
          // Then
          .isInstanceOf(StackException.class)
          .hasMessage(
              "port " + port + " is taken: choose another with --port, or stop what listens there");
    }
    assertThat(repository).isEmptyDirectory();
  }

  @Test
  void aServiceThatIsNotBuiltIsNamed() {
    assertThatThrownBy(() -> Stack.start(StackOptions.of(repository, 0)))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("api-gateway is not built");
  }
}
