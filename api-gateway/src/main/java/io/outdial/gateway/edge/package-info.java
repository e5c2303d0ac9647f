/** Where the gateway meets HTTP, Kafka, the clock and its configuration. */
@NullMarked
package io.outdial.gateway.edge;

import org.jspecify.annotations.NullMarked;
