/**
 * The durable log of what is owed to receivers, and the loop that pays it: claim, deliver, record.
 */
@NullMarked
package io.outdial.dispatcher.deliveries;

import org.jspecify.annotations.NullMarked;
