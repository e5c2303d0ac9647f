package io.outdial.dialer.sip;

import gov.nist.core.LogLevels;
import gov.nist.core.StackLogger;
import java.lang.System.Logger.Level;
import java.util.Properties;

/**
 * What the SIP stack has to say, without its words: they quote messages, and those hold phone
 * numbers. Public because the stack creates it by name.
 */
public final class StackLog implements StackLogger {

  private static final System.Logger LOG = System.getLogger("io.outdial.dialer.sip.stack");
  private static final String OVERLOADED = "Removed stuck messages";

  /** The stack builds long texts wherever this says yes. */
  @Override
  public boolean isLoggingEnabled(int level) {
    return level <= LogLevels.TRACE_WARN;
  }

  @Override
  public boolean isLoggingEnabled() {
    return true;
  }

  @Override
  public void logException(Throwable failure) {
    LOG.log(Level.DEBUG, "SIP stack failed error={0}", failure.getClass().getName());
  }

  @Override
  public void logError(String message, Exception failure) {
    logException(failure);
  }

  @Override
  public void logError(String message) {
    warnOfOverload(message);
  }

  @Override
  public void logFatalError(String message) {
    LOG.log(Level.ERROR, "SIP stack failed");
  }

  @Override
  public void logWarning(String message) {
    warnOfOverload(message);
  }

  private static void warnOfOverload(String message) {
    if (message.startsWith(OVERLOADED)) {
      LOG.log(Level.WARNING, "SIP stack overloaded, messages dropped");
    }
  }

  @Override
  public String getLoggerName() {
    return "io.outdial.dialer.sip.stack";
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
