/** The e-mail that tells a call's outcome. */
@NullMarked
package io.outdial.dispatcher.emails;

import org.jspecify.annotations.NullMarked;
