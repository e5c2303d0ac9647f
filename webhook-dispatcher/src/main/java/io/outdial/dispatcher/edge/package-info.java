/** Where the dispatcher meets Kafka, receivers, mail servers, timers and configuration. */
@NullMarked
package io.outdial.dispatcher.edge;

import org.jspecify.annotations.NullMarked;
