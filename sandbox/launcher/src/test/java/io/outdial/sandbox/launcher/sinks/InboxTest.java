package io.outdial.sandbox.launcher.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InboxTest {

  private final Inbox<String> inbox = new Inbox<>(2);

  @Test
  void beyondItsLimitTheOldestIsForgotten() {
    // When
    inbox.add("a");
    inbox.add("b");
    inbox.add("c");

    // Then
    assertThat(inbox.all()).containsExactly("b", "c");
  }

  @Test
  void whoWaitsIsWokenByWhatHeWaitsFor() throws InterruptedException {
    // Given
    var arrival = CompletableFuture.runAsync(() -> inbox.add("wanted"));

    // When
    var found = inbox.await("wanted"::equals, Duration.ofSeconds(30));

    // Then
    assertThat(found).contains("wanted");
    assertThat(arrival).succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void whoWaitsInVainGetsNothing() throws InterruptedException {
    // Given
    inbox.add("other");

    // When
    var found = inbox.await("wanted"::equals, Duration.ofMillis(20));

    // Then
    assertThat(found).isEmpty();
  }
}
