package io.outdial.sandbox.launcher.stack;

import io.outdial.sandbox.carrier.Carrier;
import io.outdial.sandbox.infra.KafkaBroker;
import io.outdial.sandbox.launcher.sinks.MailSink;
import io.outdial.sandbox.launcher.sinks.WebhookSink;
import java.time.Duration;
import java.util.Map;

/** What a running stack consists of. */
record StackParts(
    Secrets secrets,
    RunFolder folder,
    KafkaBroker broker,
    Carrier carrier,
    WebhookSink webhookSink,
    MailSink mailSink,
    Services services,
    Map<String, Duration> startTimes) {}
