/**
 * One call from the POST to the transcript: start reading at {@link
 * io.outdial.sandbox.launcher.demo.Demo}.
 */
@NullMarked
package io.outdial.sandbox.launcher.demo;

import org.jspecify.annotations.NullMarked;
