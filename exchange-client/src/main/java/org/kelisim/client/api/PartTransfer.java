package org.kelisim.client.api;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;

/** Sealed attachments to and from the exchange, streamed; an upload goes on where it was interrupted. */
public final class PartTransfer {
    /** Slower than this is as good as standing still. */
    private static final long LEAST_BYTES_PER_SECOND = 64 * 1024;

    private static final Duration ANYWAY = Duration.ofMinutes(1);
    private static final int ANSWER_BYTES = 64 * 1024;

    private final Wire wire;

    PartTransfer(Wire wire) {
        this.wire = wire;
    }

    /**
     * Brings what the exchange does not have of it; may take hours.
     *
     * @param from gives the sealed bytes from that one on
     */
    public Answer<Boolean> upload(DispatchId dispatch, Digest part, long size, LongFunction<InputStream> from) {
        return switch (wire.look(new Wire.Call("HEAD", path(dispatch, part), BodyPublishers.noBody(), Map.of()))) {
            case Answer.Given<Wire.Look>(Wire.Look look) when look.status() == 200 -> new Answer.Given<>(true);
            case Answer.Given<Wire.Look>(Wire.Look look) ->
                put(dispatch, part, size, Math.clamp(look.offset(), 0, size - 1), from);
            case Answer.Declined<Wire.Look>(var kind, var reason, var message) ->
                new Answer.Declined<>(kind, reason, message);
            case Answer.Later<Wire.Look>(var message, var pause) -> new Answer.Later<>(message, pause);
        };
    }

    private Answer<Boolean> put(
            DispatchId dispatch, Digest part, long size, long offset, LongFunction<InputStream> from) {
        var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> from.apply(offset)), size - offset);
        var call = new Wire.Call(
                "PUT",
                path(dispatch, part),
                body,
                Map.of(
                        "Content-Type",
                        "application/octet-stream",
                        "Content-Range",
                        "bytes " + offset + "-" + (size - 1) + "/" + size));
        Duration atMost = ANYWAY.plusSeconds(size / LEAST_BYTES_PER_SECOND);
        return wire.upload(call, atMost, ANSWER_BYTES, answer -> true);
    }

    /** The sealed bytes from that one on. They are nobody's word yet; the caller closes the stream. */
    public Answer<InputStream> download(DispatchId dispatch, Digest part, long from) {
        Wire.Call call = Wire.Call.get(path(dispatch, part));
        return wire.open(from == 0 ? call : call.with("Range", "bytes=" + from + "-"));
    }

    private static String path(DispatchId dispatch, Digest part) {
        return "/v1/dispatches/" + dispatch + "/parts/" + part;
    }
}
