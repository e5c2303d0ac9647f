package io.outdial.sandbox.infra;

import io.outdial.events.Topics;
import java.util.List;

/** The topics of {@link Topics}, as a broker wants them. */
public final class OutdialTopics {

  private OutdialTopics() {}

  public static List<TopicSpec> all() {
    return Topics.all().stream()
        .map(topic -> new TopicSpec(topic.name(), topic.partitions(), topic.compacted()))
        .toList();
  }
}
