/** Sample rates and sample formats. */
@NullMarked
package io.outdial.sandbox.voice.audio;

import org.jspecify.annotations.NullMarked;
