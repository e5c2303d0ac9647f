/** Everything that knows Quarkus, Kafka or the configuration. */
@NullMarked
package io.outdial.bridge.edge;

import org.jspecify.annotations.NullMarked;
