/**
 * What was said in a call, as a text and as a structured document. The rendering is pure; the rows
 * and repositories beside it are this concept's own tables.
 */
@NullMarked
package io.outdial.store.transcripts;

import org.jspecify.annotations.NullMarked;
