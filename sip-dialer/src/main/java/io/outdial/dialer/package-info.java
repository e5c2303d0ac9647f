/**
 * One attempt to reach a person, from the route to the last BYE. Start reading at {@link
 * io.outdial.dialer.OutboundCall}.
 */
@NullMarked
package io.outdial.dialer;

import org.jspecify.annotations.NullMarked;
