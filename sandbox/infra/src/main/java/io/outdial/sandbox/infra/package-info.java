/**
 * A real Kafka broker, a real PostgreSQL and guarded child processes, for tests and for the
 * sandbox.
 *
 * <p>Start reading at {@link io.outdial.sandbox.infra.KafkaBroker} and {@link
 * io.outdial.sandbox.infra.PostgresServer}; both die with the JVM that started them.
 */
@NullMarked
package io.outdial.sandbox.infra;

import org.jspecify.annotations.NullMarked;
