package io.outdial.dialer.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import io.outdial.events.SettingsEvent.SipTransport;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** Builds the messages that we send. */
final class Requests {

  private static final List<String> ALLOWED =
      List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "UPDATE");

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[?[0-9A-Fa-f:.]+]?");
  private static final int MAX_FORWARDS = 70;

  private final AddressFactory addresses = new AddressFactoryImpl();
  private final HeaderFactory headers = new HeaderFactoryImpl();
  private final MessageFactory messages = new MessageFactoryImpl();
  private final String host;
  private final int port;

  Requests(String host, int port) {
    this.host = host;
    this.port = port;
  }

  HeaderFactory headers() {
    return headers;
  }

  /** The first INVITE of a leg. */
  Request invite(Invitation invitation, String sipCallId) {
    try {
      Request request =
          messages.createRequest(
              target(invitation),
              Request.INVITE,
              headers.createCallIdHeader(sipCallId),
              headers.createCSeqHeader(1L, Request.INVITE),
              from(invitation),
              headers.createToHeader(addresses.createAddress(target(invitation)), null),
              List.of(via(transport(invitation.transport()))),
              headers.createMaxForwardsHeader(MAX_FORWARDS));
      request.addHeader(contact(transport(invitation.transport())));
      addAllow(request);
      request.addHeader(headers.createUserAgentHeader(List.of("Outdial")));
      request.setContent(invitation.sdp(), sdpType());
      return request;
    } catch (ParseException | InvalidArgumentException e) {
      throw new SipFailure("an INVITE that cannot be built", e);
    }
  }

  /** The same request once more, with the answer to a challenge: a new transaction. */
  Request again(Request request, Header answer) {
    try {
      var again = (Request) request.clone();
      var oldVia = (ViaHeader) request.getHeader(ViaHeader.NAME);
      again.removeHeader(ViaHeader.NAME);
      again.addHeader(via(oldVia.getTransport()));
      var cseq = (CSeqHeader) request.getHeader(CSeqHeader.NAME);
      again.setHeader(headers.createCSeqHeader(cseq.getSeqNumber() + 1, request.getMethod()));
      again.removeHeader(answer.getName());
      again.addHeader(answer);
      return again;
    } catch (ParseException | InvalidArgumentException e) {
      throw new SipFailure("a request that cannot be repeated", e);
    }
  }

  /** A response; a 2xx to INVITE or UPDATE carries our SDP. */
  Response response(int status, Request request, @Nullable String sdp) {
    try {
      Response response = messages.createResponse(status, request);
      if (status == Response.OK || status == Response.METHOD_NOT_ALLOWED) {
        addAllow(response);
      }
      if (sdp != null) {
        var via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        response.addHeader(contact(via.getTransport()));
        response.setContent(sdp, sdpType());
      }
      return response;
    } catch (ParseException e) {
      throw new SipFailure("a response that cannot be built", e);
    }
  }

  private void addAllow(Message message) throws ParseException {
    for (String method : ALLOWED) {
      message.addHeader(headers.createAllowHeader(method));
    }
  }

  private SipURI target(Invitation invitation) throws ParseException {
    if (!HOST.matcher(invitation.host()).matches()) {
      throw new SipFailure("a trunk whose host is no host name");
    }
    SipURI uri = addresses.createSipURI(Quoted.user(invitation.number()), invitation.host());
    uri.setPort(invitation.port());
    if (invitation.transport() != SipTransport.UDP) {
      uri.setTransportParam(transport(invitation.transport()));
    }
    return uri;
  }

  private FromHeader from(Invitation invitation) throws ParseException {
    SipURI uri = addresses.createSipURI(Quoted.user(invitation.fromUser()), host);
    Address address = addresses.createAddress(uri);
    address.setDisplayName(Quoted.inner(invitation.displayName()));
    return headers.createFromHeader(address, UUID.randomUUID().toString().substring(0, 13));
  }

  private ViaHeader via(String transport) throws ParseException, InvalidArgumentException {
    ViaHeader via = headers.createViaHeader(host, port, transport, null);
    via.setRPort();
    return via;
  }

  private ContactHeader contact(String transport) throws ParseException {
    SipURI uri = addresses.createSipURI("outdial", host);
    uri.setPort(port);
    if (!transport.equalsIgnoreCase("udp")) {
      uri.setTransportParam(transport.toLowerCase(Locale.ROOT));
    }
    return headers.createContactHeader(addresses.createAddress(uri));
  }

  private ContentTypeHeader sdpType() throws ParseException {
    return headers.createContentTypeHeader("application", "sdp");
  }

  private static String transport(SipTransport transport) {
    return transport.name().toLowerCase(Locale.ROOT);
  }

  /** The Call-ID, which is how a message finds its leg. */
  static String sipCallId(Request request) {
    return ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
  }

  static String sipCallId(Response response) {
    return ((CallIdHeader) response.getHeader(CallIdHeader.NAME)).getCallId();
  }

  /** Whether a request claims to belong to a dialog. */
  static boolean claimsDialog(Request request) {
    return ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null;
  }
}
