package org.kelisim.client.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.kelisim.client.api.Answer;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.attachment.Attachments.Attached;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.client.text.Message;
import org.kelisim.envelope.SealedPart;
import org.kelisim.json.Base64Text;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.Released;
import org.kelisim.part.PartSealer;
import org.kelisim.part.PartSealing;

/**
 * The sealed attachments of released notices, spooled in the store until the exchange has logged the notice. Each is sealed
 * once: when its dispatch is sealed again it stays as it is, and what the exchange has of it need not be sent again.
 */
public final class SealedAttachments {
    /** Uploads at a time, so that small notices are not kept waiting behind large ones. */
    private static final int AT_ONCE = 2;

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final NodeStore store;
    private final Attachments attachments;
    private final ExchangeClient exchange;
    private final ChunkShelf sealed;
    private final Semaphore uploads = new Semaphore(AT_ONCE);

    public SealedAttachments(NodeStore store, Attachments attachments, ExchangeClient exchange) {
        this.store = store;
        this.attachments = attachments;
        this.exchange = exchange;
        this.sealed = new ChunkShelf(store, Shelf.SEALED_PARTS);
    }

    /** In the notice's order; nothing if one is not here any more, or not what the notice describes. */
    public Optional<List<SealedPart>> of(Released released) {
        List<SealedPart> parts = new ArrayList<>();
        for (int index = 0; index < released.notice().parts().size(); index++) {
            Optional<SealedPart> part = part(released, index);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(parts);
    }

    private Optional<SealedPart> part(Released released, int index) {
        DispatchId id = released.notice().id();
        Optional<SealedPart> before = store.find(Shelf.PARTS, place(id, index)).map(SealedAttachments::read);
        if (before.isPresent()) {
            return before;
        }
        PartDescription described = released.notice().parts().get(index);
        return attachments.find(id, described).flatMap(it -> seal(released, index, it));
    }

    private Optional<SealedPart> seal(Released released, int index, Attached attached) {
        DispatchId id = released.notice().id();
        try (InputStream in = attachments.read(id, attached);
                OutputStream out = sealed.write(place(id, index))) {
            PartSealing sealing = PartSealer.seal(released, index, in, out);
            out.close();
            return switch (sealing) {
                case PartSealing.Refused refused -> Optional.empty();
                case PartSealing.Sealed(SealedPart part) -> {
                    store.put(
                            Shelf.PARTS,
                            place(id, index),
                            CanonicalJson.object()
                                    .put("id", part.id().hex())
                                    .put("size", part.size())
                                    .put("key", Base64Text.encode(part.key())));
                    yield Optional.of(part);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SealedPart read(tools.jackson.databind.node.ObjectNode json) {
        Fields fields = Fields.of(json);
        return new SealedPart(fields.digest("id"), fields.integer("size"), fields.base64("key"));
    }

    /** Brings what the exchange does not have yet. */
    public Answer<Boolean> upload(DispatchId id) {
        if (store.find(Shelf.PARTS, place(id, 0)).isEmpty()) {
            return new Answer.Given<>(true);
        }
        if (!uploads.tryAcquire()) {
            return new Answer.Later<>(Message.of("attachment.waiting"), WAIT);
        }
        try {
            for (int index = 0; ; index++) {
                Optional<SealedPart> part =
                        store.find(Shelf.PARTS, place(id, index)).map(SealedAttachments::read);
                if (part.isEmpty()) {
                    return new Answer.Given<>(true);
                }
                String place = place(id, index);
                long size = part.get().size();
                Answer<Boolean> answer =
                        exchange.parts().upload(id, part.get().id(), size, from -> sealed.read(place, from, size));
                if (!(answer instanceof Answer.Given)) {
                    return answer;
                }
            }
        } finally {
            uploads.release();
        }
    }

    /** The exchange has logged the notice: from now on its attachments are there. */
    public void drop(DispatchId id) {
        for (int index = 0; ; index++) {
            Optional<SealedPart> part =
                    store.find(Shelf.PARTS, place(id, index)).map(SealedAttachments::read);
            if (part.isEmpty()) {
                break;
            }
            sealed.delete(place(id, index), part.get().size());
        }
        for (int index = 0; store.find(Shelf.PARTS, place(id, index)).isPresent(); index++) {
            store.delete(Shelf.PARTS, place(id, index));
        }
        attachments.drop(id);
    }

    private static String place(DispatchId id, int index) {
        return id + "/" + index;
    }
}
