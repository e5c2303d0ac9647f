/** From words to sound: MaryTTS, and a bounded memory of what was said. */
@NullMarked
package io.outdial.sandbox.voice.speech;

import org.jspecify.annotations.NullMarked;
