package io.outdial.gateway.transcripts;

/** What came of asking for a transcript. */
public sealed interface Fetched {

  /** Its text is personal data, so it does not show in {@link #toString()}. */
  @SuppressWarnings("ArrayRecordComponent") // never compared with equals
  record Found(String contentType, byte[] content) implements Fetched {
    @Override
    public String toString() {
      return "Found[" + content.length + " bytes]";
    }
  }

  record Missing() implements Fetched {}

  /** The store did not answer, or not as a store does. */
  record Unavailable() implements Fetched {}
}
