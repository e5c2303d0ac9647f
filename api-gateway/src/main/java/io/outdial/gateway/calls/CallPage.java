package io.outdial.gateway.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a tenant's calls, newest first.
 *
 * @param total how many calls match in all
 * @param next the offset of the page after this one, null when this is the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CallPage(
    List<CallView> data, long total, int limit, int offset, @Nullable Integer next) {

  static CallPage of(List<CallView> data, long total, PageRequest page) {
    int end = page.offset() + data.size();
    boolean more = end < total && !data.isEmpty();
    return new CallPage(data, total, page.limit(), page.offset(), more ? end : null);
  }
}
