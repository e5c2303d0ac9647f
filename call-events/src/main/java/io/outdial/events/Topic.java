package io.outdial.events;

/**
 * A Kafka topic.
 *
 * @param type the root of the hierarchy of events that it carries
 * @param writer the one service that writes it
 * @param partitions a hint for who creates it
 * @param compacted whether the last record of each key is kept for ever
 */
public record Topic<E extends Event>(
    String name, Class<E> type, String writer, int partitions, boolean compacted) {}
