package io.outdial.sandbox.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TeardownTest {

  private final List<String> stopped = new CopyOnWriteArrayList<>();
  private final Teardown teardown = new Teardown();

  @Test
  void itStopsFromTheServicesDownWhateverTheOrderOfTheStart() {
    // Given
    teardown.keep(Teardown.Layer.BROKER, () -> stopped.add("broker"));
    teardown.keep(Teardown.Layer.FOLDER, () -> stopped.add("folder"));
    teardown.keep(Teardown.Layer.ENGINE, () -> stopped.add("engine"));
    teardown.keep(Teardown.Layer.SERVICES, () -> stopped.add("service"));
    teardown.keep(Teardown.Layer.DATABASE, () -> stopped.add("database"));

    // When
    teardown.close();

    // Then
    assertThat(stopped).containsExactly("service", "engine", "database", "broker", "folder");
  }

  @Test
  void whatCannotBeStoppedDoesNotKeepTheRestFromBeingStopped() {
    // Given
    teardown.keep(
        Teardown.Layer.SERVICES,
        () -> {
          throw new IllegalStateException("stuck");
        });
    teardown.keep(Teardown.Layer.BROKER, () -> stopped.add("broker"));

    // When
    teardown.close();

    // Then
    assertThat(stopped).containsExactly("broker");
  }

  @Test
  void whatStartsWhileAllIsBeingStoppedIsStoppedAtOnce() {
    // Given
    teardown.close();

    // When
    assertThatThrownBy(() -> teardown.keep(Teardown.Layer.BROKER, () -> stopped.add("late")))
        // Then
        .isInstanceOf(StackException.class);
    assertThat(stopped).containsExactly("late");
  }

  @Test
  void itStopsOnlyOnce() {
    // Given
    teardown.keep(Teardown.Layer.BROKER, () -> stopped.add("broker"));

    // When
    teardown.close();
    teardown.close();

    // Then
    assertThat(stopped).containsExactly("broker");
  }
}
