/**
 * Everything of Outdial on one machine: start reading at {@link
 * io.outdial.sandbox.launcher.stack.Stack}.
 */
@NullMarked
package io.outdial.sandbox.launcher.stack;

import org.jspecify.annotations.NullMarked;
