/** Webhooks: who wants which event, what it says, how it is signed. */
@NullMarked
package io.outdial.dispatcher.webhooks;

import org.jspecify.annotations.NullMarked;
