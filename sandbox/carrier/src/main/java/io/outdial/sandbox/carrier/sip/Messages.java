package io.outdial.sandbox.carrier.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.address.SipURI;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Builds the carrier's messages. */
final class Messages {

  private static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, REFER";

  /** The shortest session that RFC 4028 allows. */
  private static final int SESSION_SECONDS = 90;

  private final MessageFactoryImpl messages = new MessageFactoryImpl();
  private final HeaderFactory headers = new HeaderFactoryImpl();
  private final AddressFactoryImpl addresses = new AddressFactoryImpl();
  private final InetSocketAddress local;

  Messages(InetSocketAddress local) {
    this.local = local;
  }

  Response response(Request request, int status) {
    return build(() -> messages.createResponse(status, request));
  }

  /** A response that names the called phone as its end of the dialog. */
  Response response(Request request, int status, String toTag) {
    return build(() -> {
      Response response = messages.createResponse(status, request);
      ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(toTag);
      response.setHeader(headers.createContactHeader(addresses.createAddress(contact())));
      response.setHeader(allow());
      return response;
    });
  }

  /**
   * Makes a request of the dialog the NOTIFY that a transfer has succeeded (RFC 3515 section
   * 2.4.5).
   */
  void transferSucceeded(Request notify) {
    build(() -> {
      notify.setHeader(headers.createEventHeader("refer"));
      SubscriptionStateHeader over = headers.createSubscriptionStateHeader("terminated");
      over.setReasonCode("noresource");
      notify.setHeader(over);
      ContentTypeHeader sipfrag = headers.createContentTypeHeader("message", "sipfrag");
      sipfrag.setParameter("version", "2.0");
      notify.setContent("SIP/2.0 200 OK\r\n".getBytes(StandardCharsets.US_ASCII), sipfrag);
      return notify;
    });
  }

  /** Makes a request of the dialog one that offers a change of the media. */
  void reoffer(Request request, String sdp) {
    build(() -> {
      request.setHeader(headers.createContactHeader(addresses.createAddress(contact())));
      request.setContent(
          sdp.getBytes(StandardCharsets.UTF_8),
          headers.createContentTypeHeader("application", "sdp"));
      return request;
    });
  }

  /**
   * Says that the called side refreshes the session (RFC 4028): in its 200, and in its refreshes.
   */
  void sessionTimer(Message message) {
    boolean request = message instanceof Request;
    build(() -> {
      message.setHeader(
          headers.createHeader(
              "Session-Expires", SESSION_SECONDS + ";refresher=" + (request ? "uac" : "uas")));
      message.setHeader(
          request ? headers.createSupportedHeader("timer") : headers.createRequireHeader("timer"));
      return message;
    });
  }

  /** 200, or 183, with an SDP answer. */
  Response answer(Request request, int status, String toTag, String sdp) {
    return build(() -> {
      Response response = response(request, status, toTag);
      response.setContent(
          sdp.getBytes(StandardCharsets.UTF_8),
          headers.createContentTypeHeader("application", "sdp"));
      return response;
    });
  }

  /** 401 with the one challenge that the carrier knows. */
  Response challenge(Request request, String toTag, String nonce, boolean stale) {
    return build(() -> {
      Response response = messages.createResponse(Response.UNAUTHORIZED, request);
      ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(toTag);
      WWWAuthenticateHeader challenge = headers.createWWWAuthenticateHeader("Digest");
      challenge.setRealm(Digest.REALM);
      challenge.setNonce(nonce);
      challenge.setAlgorithm(Digest.ALGORITHM);
      challenge.setQop(Digest.QOP);
      challenge.setStale(stale);
      response.setHeader(challenge);
      return response;
    });
  }

  /** A response that tells which methods the carrier knows. */
  Response allowing(Request request, int status) {
    return build(() -> {
      Response response = messages.createResponse(status, request);
      response.setHeader(allow());
      return response;
    });
  }

  /** 503 that asks the caller to try again in some seconds. */
  Response unavailable(Request request, int retryAfterSeconds) {
    return build(() -> {
      Response response = messages.createResponse(Response.SERVICE_UNAVAILABLE, request);
      response.setHeader(headers.createRetryAfterHeader(retryAfterSeconds));
      return response;
    });
  }

  /** The stack makes one header per method; as one text they share a line. */
  private Header allow() throws ParseException {
    return headers.createAllowHeader(ALLOW);
  }

  private SipURI contact() throws ParseException {
    SipURI uri = addresses.createSipURI("phone", local.getAddress().getHostAddress());
    uri.setPort(local.getPort());
    return uri;
  }

  private interface Building<M extends Message> {
    M run() throws ParseException, InvalidArgumentException;
  }

  private static <M extends Message> M build(Building<M> building) {
    try {
      return building.run();
    } catch (ParseException | InvalidArgumentException e) {
      throw new SignallingException("a message could not be built", e);
    }
  }
}
