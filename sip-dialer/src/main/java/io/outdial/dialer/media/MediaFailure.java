package io.outdial.dialer.media;

/** The media bridge could not be reached. */
public final class MediaFailure extends RuntimeException {
  MediaFailure(String problem, Exception cause) {
    super(problem, cause);
  }
}
