/**
 * How secrets travel between services: sealed with a public key, opened by the one service that
 * holds the private one.
 */
@NullMarked
package io.outdial.events.sealing;

import org.jspecify.annotations.NullMarked;
