/** Where the dialer meets Quarkus: configuration, start and stop, health, metrics. */
@NullMarked
package io.outdial.dialer.edge;

import org.jspecify.annotations.NullMarked;
