package io.outdial.bridge.engine;

/** Why an engine cannot go on, as far as it can be told. A label of metrics and logs. */
public enum EngineFailure {
  /** The key is unknown, expired or barred. */
  BAD_KEY,
  /** The key's quota is used up, or it asks too often. */
  QUOTA,
  /** The engine does not understand us, or forbids what we ask for: our mistake. */
  BAD_REQUEST,
  /** No such model, or not for this use. */
  NO_MODEL,
  /** Not served from where we are. */
  LOCATION,
  /** The engine has a fault of its own that may pass. */
  UNAVAILABLE,
  /** The connection broke. */
  NETWORK,
  /** It took too long. */
  STALLED,
  /** No key for this call could be had. */
  NO_KEY,
  /** The tenant names no engine that we know. */
  NOT_CONFIGURED,
  /** It stayed silent. */
  SILENT,
  /** The engine ended the session in due form. */
  ENDED
}
