/**
 * What to say next: facts of the prompt, intents, and the states of a reminder call. No AI model.
 */
@NullMarked
package io.outdial.sandbox.voice.brain;

import org.jspecify.annotations.NullMarked;
