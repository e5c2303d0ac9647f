/** Where the sandbox's webhooks and mails end up, to be looked at. */
@NullMarked
package io.outdial.sandbox.launcher.sinks;

import org.jspecify.annotations.NullMarked;
