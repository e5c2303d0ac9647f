/** Where the store meets Kafka, HTTP, timers and configuration. */
@NullMarked
package io.outdial.store.edge;

import org.jspecify.annotations.NullMarked;
