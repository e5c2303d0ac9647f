/** Where the service meets Quarkus: configuration, Kafka, timers, transactions, metrics. */
@NullMarked
package io.outdial.scheduler.edge;

import org.jspecify.annotations.NullMarked;
