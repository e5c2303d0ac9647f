package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** Topic {@code outdial.transcripts}, written by the transcript store. */
public sealed interface TranscriptEvent extends CallEvent {

  /**
   * Both files of a call's transcript can be fetched.
   *
   * @param transcriptPath the {@code .txt} file's name
   * @param sidecarPath the {@code .json} file's name
   * @param sizeBytes of the {@code .txt} file
   */
  @JsonTypeName("transcript.saved")
  record TranscriptSaved(
      EventId eventId,
      TenantId tenant,
      CallId callId,
      Instant at,
      String transcriptPath,
      String sidecarPath,
      long sizeBytes,
      int turns)
      implements TranscriptEvent {}
}
