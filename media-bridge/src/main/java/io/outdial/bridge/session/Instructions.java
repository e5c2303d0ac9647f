package io.outdial.bridge.session;

import io.outdial.events.CallOrder;
import java.util.Locale;

/** The system prompt that an engine gets: the order's, the language, and how to end a call. */
final class Instructions {

  private Instructions() {}

  static String of(CallOrder order) {
    Locale locale = Locale.forLanguageTag(order.language());
    String language = locale.getDisplayLanguage(Locale.ENGLISH);
    return order.systemPrompt()
        + "\n\nThis is a phone call, and you made it. RESPOND IN "
        + (language.isEmpty() ? order.language() : language).toUpperCase(Locale.ROOT)
        + " ("
        + order.language()
        + "). When the conversation is over, say goodbye, and then call the tool hangup."
        + " After every other tool's result, speak.";
  }
}
