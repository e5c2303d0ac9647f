package io.outdial.gateway.tenants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that stand elsewhere: {@code ${env:NAME}} and {@code ${file:PATH}}. */
final class References {

  private static final Pattern FORM = Pattern.compile("\\$\\{(env|file):([^}]+)}");
  private static final long FILE_BYTES_MAX = 64 * 1024;

  private final Function<String, @Nullable String> environment;
  private final Map<String, Resolved> seen = new ConcurrentHashMap<>();

  References(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /** What a text turned out to be. */
  sealed interface Resolved {
    /** No reference: it stands for itself. */
    record Plain(String text) implements Resolved {}

    /** What a reference leads to. */
    record Value(String text) implements Resolved {
      @Override
      public String toString() {
        return "Value[redacted]";
      }
    }

    record NotFound(String problem) implements Resolved {}
  }

  /** What the text stands for; references are remembered for {@link #haveChanged()}. */
  Resolved resolve(String text) {
    Resolved resolved = lookUp(text);
    if (!(resolved instanceof Resolved.Plain)) {
      seen.put(text, resolved);
    }
    return resolved;
  }

  /** Whether a reference now leads elsewhere: a secret was rotated. */
  boolean haveChanged() {
    return seen.entrySet().stream().anyMatch(e -> !lookUp(e.getKey()).equals(e.getValue()));
  }

  void forget() {
    seen.clear();
  }

  private Resolved lookUp(String text) {
    var reference = FORM.matcher(text);
    if (!reference.matches()) {
      return new Resolved.Plain(text);
    }
    String target = reference.group(2);
    return reference.group(1).equals("env") ? fromEnvironment(target) : read(target);
  }

  private Resolved fromEnvironment(String name) {
    String value = environment.apply(name);
    return value == null || value.isEmpty()
        ? new Resolved.NotFound("environment variable " + name + " is not set, set it")
        : new Resolved.Value(value);
  }

  private static Resolved read(String path) {
    try {
      Path file = Path.of(path);
      if (Files.size(file) > FILE_BYTES_MAX) {
        return new Resolved.NotFound("file " + path + " is larger than 64 KiB");
      }
      String value = Files.readString(file).strip();
      return value.isEmpty()
          ? new Resolved.NotFound("file " + path + " is empty")
          : new Resolved.Value(value);
    } catch (IOException | IllegalArgumentException e) {
      return new Resolved.NotFound("file " + path + " cannot be read, mount it");
    }
  }
}
