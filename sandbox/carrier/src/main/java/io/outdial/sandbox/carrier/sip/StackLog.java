package io.outdial.sandbox.carrier.sip;

import gov.nist.core.LogLevels;
import gov.nist.core.StackLogger;
import java.lang.System.Logger.Level;
import java.util.Properties;

/**
 * The SIP stack's log, brought to {@link System.Logger}. The stack's own texts quote messages and
 * thereby phone numbers, so only the kind of a failure is told. Public because the stack creates it
 * by name.
 */
public final class StackLog implements StackLogger {

  private static final System.Logger LOG = System.getLogger("io.outdial.sandbox.carrier.sip");

  @Override
  public boolean isLoggingEnabled(int level) {
    // The stack builds long texts wherever this says yes.
    return level <= LogLevels.TRACE_WARN;
  }

  @Override
  public boolean isLoggingEnabled() {
    return true;
  }

  @Override
  public void logException(Throwable failure) {
    tell(failure);
  }

  @Override
  public void logError(String message, Exception failure) {
    tell(failure);
  }

  @Override
  public void logFatalError(String message) {
    LOG.log(Level.ERROR, "SIP stack failed");
  }

  @Override
  public void logError(String message) {
    LOG.log(Level.DEBUG, "SIP stack met an error");
  }

  private static void tell(Throwable failure) {
    LOG.log(Level.DEBUG, "SIP stack met an error error={0}", failure.getClass().getName());
  }

  @Override
  public String getLoggerName() {
    return "io.outdial.sandbox.carrier.sip";
  }

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void logStackTrace() {}

  @Override
  public void logStackTrace(int traceLevel) {}

  @Override
  public void logWarning(String message) {}

  @Override
  public void logInfo(String message) {}

  @Override
  public void logDebug(String message) {}

  @Override
  public void logDebug(String message, Exception failure) {}

  @Override
  public void logTrace(String message) {}

  @Override
  public void disableLogging() {}

  @Override
  public void enableLogging() {}

  @Override
  public void setBuildTimeStamp(String buildTimeStamp) {}

  @Override
  public void setStackProperties(Properties stackProperties) {}
}
