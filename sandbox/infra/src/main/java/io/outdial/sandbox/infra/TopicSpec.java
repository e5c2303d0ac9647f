package io.outdial.sandbox.infra;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic that a broker is born with.
 *
 * @param name the topic's name
 * @param partitions at least 1
 * @param compacted whether only the last record of each key is kept
 */
public record TopicSpec(String name, int partitions, boolean compacted) {

  /**
   * @throws IllegalArgumentException when there is not at least one partition
   */
  public TopicSpec {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions of " + name + " must be at least 1");
    }
  }

  NewTopic toNewTopic() {
    String policy =
        compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
    return new NewTopic(name, partitions, (short) 1)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, policy));
  }
}
