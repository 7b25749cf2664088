package org.kelisim.client.api;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.SignedAction;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.envelope.Acknowledgement;
import org.kelisim.envelope.Profile;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.notice.DispatchId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exchange's API, version 1. Every call may be sent again without harm; what comes back is not trusted: signatures,
 * receipts and directories are for the caller to verify. Calls block, 40 seconds at most; safe for many threads.
 */
public final class ExchangeClient {
    private static final int SMALL = 4 * 1024 * 1024;
    private static final int DISPATCH_BYTES = 4 * 1024 * 1024;
    private static final String PROPOSALS = "/v1/directory/proposals";

    private final Wire wire;

    /**
     * @param base such as {@code https://exchange.example/}
     * @throws IllegalArgumentException unless it is https, or http on this machine
     */
    public ExchangeClient(URI base, Authorization authorization) {
        this.wire = new Wire(base, authorization);
    }

    /** Hands a dispatch over; waits a few seconds for the receipt, if the exchange does. */
    public Answer<Submission> submit(DispatchId id, byte[] dispatch) {
        var call = new Wire.Call(
                "PUT",
                dispatchPath(id),
                BodyPublishers.ofByteArray(dispatch),
                Map.of("Content-Type", Profile.MEDIA_TYPE, "Prefer", "wait=10"));
        return wire.send(call, SMALL, json(Submission::read));
    }

    /** The sealed bytes. */
    public Answer<byte[]> dispatch(DispatchId id) {
        return wire.send(Wire.Call.get(dispatchPath(id)), DISPATCH_BYTES, Function.identity());
    }

    public Answer<Receipts> receipts(DispatchId id) {
        return wire.send(Wire.Call.get(dispatchPath(id) + "/receipts"), SMALL * 4, json(Receipts::read));
    }

    /** Hands over an office's signed {@code delivered}, {@code read} or {@code unopenable}. */
    public Answer<Boolean> acknowledge(DispatchId id, byte[] cms) {
        var call = new Wire.Call(
                "POST",
                dispatchPath(id) + "/events",
                BodyPublishers.ofByteArray(cms),
                Map.of("Content-Type", Acknowledgement.MEDIA_TYPE));
        return wire.send(call, SMALL, body -> true);
    }

    /** A directory version, or the newest. */
    public Answer<PublishedDirectory> directory(OptionalLong version) {
        String path = "/v1/directory" + (version.isPresent() ? "?version=" + version.getAsLong() : "");
        return wire.send(Wire.Call.get(path), DirectoryBundle.MAX_BYTES, json(PublishedDirectory::read));
    }

    /** Brings signed parts for the next directory version; what is known already changes nothing. */
    public Answer<DirectoryReference> publish(Optional<SignedList> list, List<SignedStatement> statements) {
        ObjectNode parts = CanonicalJson.object();
        list.ifPresent(it -> parts.set("list", it.toJson()));
        if (!statements.isEmpty()) {
            ArrayNode array = parts.putArray("statements");
            statements.forEach(it -> array.add(it.toJson()));
        }
        return wire.send(put("/v1/directory", parts), SMALL, json(DirectoryReference::read));
    }

    /** The members lists that wait for signatures; declined as not found for parties of which nobody signs. */
    public Answer<List<Digest>> proposals() {
        return wire.send(
                Wire.Call.get(PROPOSALS), SMALL, json(it -> Fields.of(it).eachParsed("proposals", Digest::parse)));
    }

    /** A proposed list with the signatures so far; nothing of it is verified yet. */
    public Answer<SignedList> proposal(Digest list) {
        return wire.send(Wire.Call.get(PROPOSALS + "/" + list.hex()), SMALL, json(ExchangeClient::signed));
    }

    /** Proposes a list, or adds signatures to one; the answer has all signatures so far. */
    public Answer<SignedList> propose(SignedList signed) {
        String path = PROPOSALS + "/" + Digest.of(signed.list()).hex();
        return wire.send(put(path, signed.toJson()), SMALL, json(ExchangeClient::signed));
    }

    private static SignedList signed(ObjectNode answer) {
        answer.remove("complete");
        return SignedList.parse(answer);
    }

    private static Wire.Call put(String path, ObjectNode body) {
        return new Wire.Call(
                "PUT",
                path,
                BodyPublishers.ofByteArray(CanonicalJson.write(body)),
                Map.of("Content-Type", "application/json"));
    }

    /** Up to 50 entries that follow this number. */
    public Answer<FeedPage> feed(long after) {
        return wire.send(
                Wire.Call.get("/v1/feed?after=" + after).with("Accept", "application/json"),
                SMALL,
                json(FeedPage::read));
    }

    /** Entries that follow this number, as they happen (server-sent events). The caller closes the stream. */
    public Answer<FeedStream> follow(long after) {
        var call = new Wire.Call(
                "GET",
                "/v1/feed?after=" + after,
                BodyPublishers.noBody(),
                Map.of("Accept", "text/event-stream", "Last-Event-ID", Long.toString(after)));
        return wire.open(call).map((InputStream body) -> new FeedStream(body));
    }

    /** Attachments, which are too large for memory. */
    public PartTransfer parts() {
        return new PartTransfer(wire);
    }

    /** Signed actions of an agreement that follow this number, at most twenty. */
    public Answer<List<byte[]>> actions(AgreementId id, long after) {
        String path = "/v1/agreements/" + id + "/actions?after=" + after;
        return wire.send(
                Wire.Call.get(path),
                SMALL * 2,
                json(body -> Fields.of(body).eachParsed("actions", Base64Text::decode)));
    }

    /** Hands over a signed action. */
    public Answer<Boolean> act(AgreementId id, byte[] cms) {
        var call = new Wire.Call(
                "POST",
                "/v1/agreements/" + id + "/actions",
                BodyPublishers.ofByteArray(cms),
                Map.of("Content-Type", SignedAction.MEDIA_TYPE));
        return wire.send(call, SMALL, body -> true);
    }

    private static String dispatchPath(DispatchId id) {
        return "/v1/dispatches/" + id;
    }

    private static <T> Function<byte[], T> json(Function<ObjectNode, T> reader) {
        return body -> reader.apply(CanonicalJson.read(body, Integer.MAX_VALUE));
    }
}
