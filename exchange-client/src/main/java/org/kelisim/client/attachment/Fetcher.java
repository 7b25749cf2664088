package org.kelisim.client.attachment;

import java.io.IOException;
import java.io.OutputStream;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.text.Message;
import org.kelisim.envelope.Opened;
import org.kelisim.notice.Header;
import org.kelisim.part.PartOpener;
import org.kelisim.part.PartOpening;

/** Fetches attachments of opened dispatches from the exchange and opens them as they come, in constant memory. */
public final class Fetcher {
    private final ExchangeClient exchange;

    public Fetcher(ExchangeClient exchange) {
        this.exchange = exchange;
    }

    /**
     * Writes the plain bytes. Show them to nobody before this returns {@link Fetch.Whole}.
     *
     * @param index place in the notice, from 0
     */
    public Fetch fetch(Opened dispatch, int index, OutputStream plain) {
        Header.SealedPart part = dispatch.content().header().parts().get(index);
        var target = new Target(plain);
        try (var sealed =
                new Download(exchange.parts(), dispatch.content().header().id(), part.id(), part.size())) {
            return switch (PartOpener.open(dispatch, index, sealed, target)) {
                case PartOpening.Opened(var description) -> new Fetch.Whole(description);
                case PartOpening.Refused(var reason) -> new Fetch.Failed(Message.of(reason.messageKey()));
            };
        } catch (DeclinedException e) {
            return new Fetch.Failed(e.reason());
        } catch (IOException e) {
            return new Fetch.Failed(Message.of(target.failed ? "attachment.unwritable" : "attachment.broken-off"));
        }
    }

    /** Tells a full disk from a broken line. */
    private static final class Target extends OutputStream {
        private final OutputStream out;
        private boolean failed;

        Target(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }
}
