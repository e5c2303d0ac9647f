package io.outdial.gateway.calls;

import io.outdial.events.CallStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a list shall show.
 *
 * @param statuses only these; empty: all
 */
public record PageRequest(Set<CallStatus> statuses, int limit, int offset) {

  private static final int LIMIT_DEFAULT = 50;
  private static final int LIMIT_MAX = 500;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** What the query parameters of a list turned out to be. */
  public sealed interface Parsed {
    record Page(PageRequest page) implements Parsed {}

    record Refused(String description) implements Parsed {}
  }

  /** Reads the parameters; a limit beyond the greatest is that greatest, not an error. */
  public static Parsed parse(
      @Nullable String status, @Nullable String limit, @Nullable String offset) {
    Optional<Set<CallStatus>> statuses = statuses(status);
    if (statuses.isEmpty()) {
      return new Parsed.Refused(
          "status must be a list of scheduled, in-flight, ended-success, ended-failed-final,"
              + " cancelled");
    }
    Optional<Integer> rows = number(limit, LIMIT_DEFAULT).filter(n -> n > 0);
    if (rows.isEmpty()) {
      return new Parsed.Refused("limit must be a whole number from 1 on");
    }
    return number(offset, 0)
        .<Parsed>map(from ->
            new Parsed.Page(new PageRequest(statuses.get(), Math.min(rows.get(), LIMIT_MAX), from)))
        .orElseGet(() -> new Parsed.Refused("offset must be a whole number from 0 on"));
  }

  private static Optional<Set<CallStatus>> statuses(@Nullable String list) {
    Set<CallStatus> statuses = EnumSet.noneOf(CallStatus.class);
    if (list == null || list.isBlank()) {
      return Optional.of(statuses);
    }
    for (String name : list.split(",", -1)) {
      Optional<CallStatus> status = CallStatus.parse(name.strip());
      if (status.isEmpty()) {
        return Optional.empty();
      }
      statuses.add(status.get());
    }
    return Optional.of(statuses);
  }

  private static Optional<Integer> number(@Nullable String text, int otherwise) {
    if (text == null) {
      return Optional.of(otherwise);
    }
    return NUMBER.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
