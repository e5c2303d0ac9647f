package io.outdial.events.sealing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A secret that only the holder of the private key can read: base64 of Tink's ciphertext. */
public record Sealed(@JsonValue String ciphertext) {

  @JsonCreator
  public Sealed {}

  @Override
  public String toString() {
    return "Sealed[" + ciphertext.length() + " characters]";
  }
}
